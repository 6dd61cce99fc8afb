import { suggestionSlot } from '../src/library/index.ts'
import { matchingService } from '../src/matching/index.ts'
import type { Clock } from '../src/platform/clock/index.ts'
import type { Config } from '../src/platform/config/index.ts'
import { createVault, type KeyRing } from '../src/platform/crypto/index.ts'
import type { Database } from '../src/platform/db/index.ts'
import { fileStore } from '../src/platform/files/index.ts'
import type { Log } from '../src/platform/log/index.ts'
import type { Services } from '../src/platform/services.ts'
import { vocabularyService } from '../src/vocabulary/index.ts'
import { personal } from './modules.ts'

export type Ground = {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly database: Database
  /** What the key file holds, and how it is read again after somebody changed the key. */
  readonly keys: KeyRing
  readonly readKeys?: () => KeyRing
}

/** Everything a verb may reach, from the ground up. The starter vocabulary must be in the database. */
export const createServices = async ({ keys, readKeys, ...ground }: Ground): Promise<Services> => {
  const vocabulary = await vocabularyService(ground.database)
  const matching = matchingService({ ...ground, vocabulary })
  const vault = createVault(keys, readKeys)
  const files = fileStore(ground.config.filesDir, vault)
  return { ...ground, vault, files, personal, vocabulary, matching, suggestions: suggestionSlot() }
}

/** Reads what is kept in memory, at a start and after events may have been missed. */
export const rebuildMemory = async (services: Services): Promise<void> => {
  await services.vocabulary.reload()
  await services.matching.rebuild()
}
