export { limits as uploadLimits, refusals as uploadRefusals, type UploadRefusal } from './limits.ts'
export { type ReadPage, readUpload } from './read-upload.ts'
