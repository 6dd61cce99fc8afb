import { sql } from 'kysely'
import type { StaffNotice } from '../../people/index.ts'
import type { Trx } from '../../platform/db/index.ts'

type Row = {
  readonly id: number
  readonly kind: StaffNotice['kind']
  readonly person_id: string
  readonly other_person_id: string | null
  readonly account_id: string | null
  readonly purpose: string | null
  readonly at: Date
}

/** What nobody has looked at yet, oldest first. */
export const noticeRows = async (trx: Trx) => {
  const found = await sql<Row>`
    select id, kind, person_id, other_person_id, account_id, purpose, at from people.staff_notice
    where settled_at is null order by at, id limit 200`.execute(trx)
  return found.rows.map((row) => ({
    noticeId: row.id,
    kind: row.kind,
    personId: row.person_id,
    ...(row.other_person_id === null ? {} : { otherPersonId: row.other_person_id }),
    ...(row.account_id === null ? {} : { accountId: row.account_id }),
    ...(row.purpose === null ? {} : { purpose: row.purpose }),
    at: row.at.toISOString(),
  }))
}

export const uncheckedNotice = async (
  trx: Trx,
  noticeId: number,
): Promise<{ readonly personId: string } | undefined> => {
  const found = await sql<{ personId: string }>`
    select person_id as "personId" from people.staff_notice where id = ${noticeId}`.execute(trx)
  return found.rows[0]
}

export const settleNoticeRow = async (
  trx: Trx,
  settled: { readonly noticeId: number; readonly byAccount: string | undefined; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.staff_notice set settled_at = ${settled.now}, settled_by = ${settled.byAccount ?? null}
    where id = ${settled.noticeId} and settled_at is null`.execute(trx)
}
