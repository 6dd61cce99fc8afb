export { type ScanAnswer, scanForViruses } from './clamd.ts'
