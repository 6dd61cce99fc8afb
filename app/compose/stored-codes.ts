import { moveHealthCodes } from '../src/health/index.ts'
import { moveCaseCodes } from '../src/matching/index.ts'
import type { StoredCodes } from '../src/vocabulary/index.ts'

/** Every place where ids of the vocabulary are stored: they follow each installation, in its transaction. */
export const storedCodes: readonly StoredCodes[] = [moveHealthCodes, moveCaseCodes]
