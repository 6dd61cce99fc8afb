import { sql } from 'kysely'
import type { Trx } from '../platform/db/index.ts'

export const insertReadyCopy = async (
  trx: Trx,
  copy: {
    readonly copyId: string
    readonly accountId: string
    readonly personId: string
    readonly now: Date
    readonly expiresAt: Date
  },
): Promise<void> => {
  await sql`
    insert into rights.record_copy (id, person_id, account_id, locale, asked_at, steps_done, ready_at, expires_at, bytes)
    values (${copy.copyId}, ${copy.personId}, ${copy.accountId}, 'en', ${copy.now}, 6, ${copy.now}, ${copy.expiresAt}, 1)`.execute(
    trx,
  )
}

export const insertRestriction = async (
  trx: Trx,
  row: { readonly id: string; readonly accountId: string; readonly personId: string; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into rights.limit_fact (id, person_id, kind, by_account, at)
    values (${row.id}, ${row.personId}, 'restriction', ${row.accountId}, ${row.now})`.execute(trx)
}
