import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

/** For the example world: an account to end the access of, and the newest row for staff. */
export const uncheckedExampleIds = async (
  trx: Trx,
): Promise<{ readonly toShutOut: string; readonly staffNotice: number }> => {
  const found = await sql<{ toShutOut: string; staffNotice: number }>`
    select a.id as "toShutOut", coalesce((select max(n.id) from people.staff_notice n), 0) as "staffNotice"
    from people.account a where a.role = 'advocate' limit 1`.execute(trx)
  const [row] = found.rows
  if (row === undefined) throw new Error('The example world needs its advocate.')
  return row
}
