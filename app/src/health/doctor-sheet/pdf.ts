import { findUp } from '../../platform/db/index.ts'
import { pressFor } from '../../platform/press/index.ts'
import type { PdfData } from './pdf-data.ts'

const press = (name?: string) => pressFor(findUp('app/src/health/doctor-sheet/doctor-sheet.typ'), name)

export const canMakePdf = (name?: string): boolean => press(name) !== undefined

/** The sheet as a PDF, or nothing where none can be made. */
export const makePdf = (data: PdfData, name?: string): Uint8Array | undefined => press(name)?.(data)
