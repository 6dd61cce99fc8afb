import type { Clock } from './clock/index.ts'
import type { Config } from './config/index.ts'
import type { Vault } from './crypto/index.ts'
import type { Database } from './db/index.ts'
import type { FileStore } from './files/index.ts'
import type { Log } from './log/index.ts'
import type { Personal } from './personal/index.ts'

/**
 * What a verb may reach besides its transaction. A module that keeps something alive (a search index, the matching
 * engine) adds it by declaration merging:
 *
 *     declare module '../platform/services.ts' { interface Services { readonly vocabulary: Vocabulary } }
 *
 * and main.ts, which knows everyone, puts it in.
 */
export interface Services {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly vault: Vault
  readonly database: Database
  readonly files: FileStore
  /** What each module holds about people, from the ground up. */
  readonly personal: readonly Personal[]
}
