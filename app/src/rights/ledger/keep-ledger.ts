import { type Database, nobody } from '../../platform/db/index.ts'
import type { Log } from '../../platform/log/index.ts'
import { takeLedgerLock, takeWaiting, waitForMissing } from './ledger.sql.ts'
import { appendLedger, readLedger } from './ledger-file.ts'

const batch = 1_000

/**
 * Appends what waits to the file outside the database, in order, and only then forgets that it waited: a crash in between
 * writes a line twice, which says nothing else. Returns how many lines it wrote.
 */
export const writeLedgerOnce = (database: Database, path: string): Promise<number> =>
  database.begin('keeper', nobody, async (keeper) => {
    if (!(await takeLedgerLock(keeper))) return 0
    const lines = await takeWaiting(keeper, batch)
    if (lines.length > 0) await appendLedger(path, lines)
    return lines.length
  })

/** At the start: what the file lacks is written again from the database. */
export const completeLedger = async (database: Database, path: string): Promise<void> => {
  const read = await readLedger(path)
  if (!read.ok) throw new Error(String(read.problem.values?.sentence))
  const known = read.value.map(({ id }) => id)
  await database.begin('keeper', nobody, (keeper) => waitForMissing(keeper, known))
  while ((await writeLedgerOnce(database, path)) > 0);
}

/** Writes every second until stopped. */
export const startLedger = (options: {
  readonly database: Database
  readonly path: string
  readonly log: Log
}): { readonly stop: () => Promise<void> } => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const round = async (): Promise<void> => {
    try {
      await writeLedgerOnce(options.database, options.path)
    } catch (error) {
      options.log.error(
        { error: String(error) },
        'the rights ledger could not be written; trying again in a second',
      )
    }
    if (!stopped) timer = setTimeout(next, 1000)
  }
  const next = (): void => {
    running = round()
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
