import { canTypeset, typeset } from '../../platform/typeset/index.ts'
import type { PdfData } from './pdf-data.ts'

export const canMakePdf = (name?: string): boolean => canTypeset(name)

export const makePdf = (data: PdfData, name?: string): Uint8Array | undefined =>
  typeset('app/src/health/doctor-sheet/doctor-sheet.typ', { sheet: JSON.stringify(data) }, name)
