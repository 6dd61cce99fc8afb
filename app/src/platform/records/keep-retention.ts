import { readFile } from 'node:fs/promises'
import { days } from '../clock/index.ts'
import { findUp, nobody } from '../db/index.ts'
import type { Services } from '../services.ts'
import { type Activity, recordsIn } from './records.ts'
import { deleteOlder, insertRun } from './retention.sql.ts'

export const readRecords = async (): Promise<readonly Activity[]> =>
  recordsIn(await readFile(findUp('app/db/records.tsv'), 'utf8'))

type Rule = { readonly table: string; readonly column: string; readonly days: number }

const rulesIn = (activities: readonly Activity[]): readonly Rule[] =>
  activities
    .flatMap(({ tables }) => tables)
    .flatMap(({ name, keep }) =>
      keep.flatMap((one) =>
        one.kind === 'after' ? [{ table: name, column: one.column, days: one.days }] : [],
      ),
    )

/**
 * Deletes what the records say has lasted long enough, and writes down what went. The same data are the processing
 * register: what people are told and what happens cannot differ.
 */
export const keepRetention = async ({ database, clock, log }: Services): Promise<void> => {
  const now = clock.now()
  const rules = rulesIn(await readRecords())
  if (rules.length === 0) throw new Error('app/db/records.tsv holds no rule: nothing would ever be deleted.')
  const deleted: Record<string, number> = {}
  for (const rule of rules) {
    const before = new Date(now.getTime() - days(rule.days))
    const gone = await database.begin('keeper', nobody, (keeper) => deleteOlder(keeper, { ...rule, before }))
    if (gone > 0) deleted[rule.table] = (deleted[rule.table] ?? 0) + gone
  }
  await database.begin('keeper', nobody, (keeper) =>
    insertRun(keeper, { at: now, rules: rules.length, deleted }),
  )
  log.info(deleted, 'what lasted long enough was deleted')
}
