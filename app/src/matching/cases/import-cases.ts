import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { nobody } from '../../platform/db/index.ts'
import { publish } from '../../platform/events/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import { casesImported } from '../matching.events.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { putCases, removeCases } from './cases.sql.ts'
import { readCases, type SkippedRow } from './read-cases.ts'

export type ImportReport = {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Held back on request, and taken out where they were in. */
  readonly heldBack: number
  readonly skipped: readonly SkippedRow[]
}

export type ImportOptions = {
  /** Ids of cases to keep out. */
  readonly except?: readonly string[]
  readonly onProgress?: (done: number, total: number) => void
}

const batch = 500
const unzip = promisify(gunzip)

const textOf = async (path: string): Promise<Result<string>> => {
  const name = basename(path)
  try {
    const bytes = await readFile(path)
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b
    return ok((zipped ? await unzip(bytes) : bytes).toString('utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse('unreadable', { values: { file: name, reason } })
  }
}

/** Brings the published cases of a table in, in one transaction; a second run finds nothing to change. */
export const importCases = async (
  services: Services,
  path: string,
  { except = [], onProgress }: ImportOptions = {},
): Promise<Result<ImportReport>> => {
  const text = await textOf(path)
  if (!text.ok) return text
  const table = readCases(text.value, vocabularyOf(services).resolveTerm)
  if (table === undefined) return refuse('not-a-case-table', { values: { file: basename(path) } })
  const wanted = table.cases.filter(({ id }) => !except.includes(id))
  const now = services.clock.now()
  return services.database.begin('identity', nobody, async (trx) => {
    let added = 0
    let changed = 0
    for (let at = 0; at < wanted.length; at += batch) {
      const put = await putCases(trx, { cases: wanted.slice(at, at + batch), now })
      added += put.added
      changed += put.changed
      onProgress?.(Math.min(at + batch, wanted.length), wanted.length)
    }
    const removed = await removeCases(trx, except)
    if (added + changed + removed > 0) await publish(trx, casesImported, { at: now.toISOString() })
    return ok({
      added,
      changed,
      unchanged: wanted.length - added - changed,
      heldBack: table.cases.length - wanted.length,
      skipped: table.skipped,
    })
  })
}
