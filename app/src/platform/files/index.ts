export { type FileStore, fileStore, type StoredFile } from './file-store.ts'
