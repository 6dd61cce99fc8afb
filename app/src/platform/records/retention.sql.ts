import { sql } from 'kysely'
import type { KeeperTrx } from '../db/index.ts'

export const deleteOlder = async (
  keeper: KeeperTrx,
  { table, column, before }: { readonly table: string; readonly column: string; readonly before: Date },
): Promise<number> => {
  const gone = await sql`delete from ${sql.table(table)} where ${sql.ref(column)} < ${before}`.execute(keeper)
  return Number(gone.numAffectedRows ?? 0)
}

export const insertRun = async (
  keeper: KeeperTrx,
  run: { readonly at: Date; readonly rules: number; readonly deleted: Readonly<Record<string, number>> },
): Promise<void> => {
  await sql`
    insert into platform.retention_run (at, rules, deleted)
    values (${run.at}, ${run.rules}, ${JSON.stringify(run.deleted)})`.execute(keeper)
}
