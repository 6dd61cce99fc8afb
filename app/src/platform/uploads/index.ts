export { limits as uploadLimits, refusals as uploadRefusals } from './limits.ts'
export { type ReadPage, readUpload } from './read-upload.ts'
