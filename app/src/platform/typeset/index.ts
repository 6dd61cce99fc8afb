export { canTypeset, typeset } from './press.ts'
