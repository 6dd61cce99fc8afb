import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { takePidFile } from './pid-file.ts'

type DataDirLock = { release(): void }

/** The shape of platform's Result, written out: this folder stands below everything else. */
type LockResult =
  | { readonly ok: true; readonly value: DataDirLock }
  | {
      readonly ok: false
      readonly problem: {
        readonly code: 'data-dir-in-use'
        readonly values: { readonly dataDir: string; readonly pid: number }
      }
    }

/**
 * One serving app per data directory. The command line does not take this lock: it shares the database with the
 * running app, see `startEmbedded`.
 */
export function lockDataDir(dataDir: string): LockResult {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const attempt = takePidFile(join(dataDir, 'app.lock'))
  if (attempt.taken) return { ok: true, value: { release: attempt.release } }
  return {
    ok: false,
    problem: { code: 'data-dir-in-use', values: { dataDir, pid: attempt.holder.pid } },
  }
}
