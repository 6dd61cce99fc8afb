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

export type NoticeSubject = {
  readonly personId: string
  readonly otherPersonId: string | undefined
  readonly settled: boolean
}

/** Locked, so that two of the staff do not settle it at once. */
export const uncheckedNotice = async (
  trx: Trx,
  wanted: { readonly noticeId: number; readonly kind?: StaffNotice['kind'] },
): Promise<NoticeSubject | undefined> => {
  const found = await sql<{ person_id: string; other_person_id: string | null; settled: boolean }>`
    select person_id, other_person_id, settled_at is not null as settled from people.staff_notice
    where id = ${wanted.noticeId} and kind = coalesce(${wanted.kind ?? null}, kind) for update`.execute(trx)
  const [row] = found.rows
  return row === undefined
    ? undefined
    : {
        personId: row.person_id,
        otherPersonId: row.other_person_id ?? undefined,
        settled: row.settled,
      }
}

export const settleNoticeRow = async (
  trx: Trx,
  settled: { readonly noticeId: number; readonly byAccount: string | undefined; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.staff_notice set settled_at = ${settled.now}, settled_by = ${settled.byAccount ?? null}
    where id = ${settled.noticeId} and settled_at is null`.execute(trx)
}
