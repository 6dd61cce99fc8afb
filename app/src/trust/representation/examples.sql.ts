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

export const uncheckedWaiting = async (trx: Trx, kind: string): Promise<number> => {
  const found = await sql<{ id: number }>`
    select id from people.staff_notice where kind = ${kind} and settled_at is null order by id desc limit 1`.execute(
    trx,
  )
  return found.rows[0]?.id ?? 0
}

/** Somebody the account acts for who is mourned: made once, so that the account stays below its limit of persons. */
export const uncheckedMourned = async (trx: Trx, accountId: string): Promise<string | undefined> => {
  const found = await sql<{ id: string }>`
    select r.person_id as id from people.representation r
    join people.bereavement b on b.person_id = r.person_id and b.ended_at is null
    where r.account_id = ${accountId} and r.id > (select min(f.id) from people.representation f where f.account_id = ${accountId})`.execute(
    trx,
  )
  return found.rows[0]?.id
}
