import { sql } from 'kysely'
import type { HealthTrx, Trx } from '../../platform/db/index.ts'

export const staffNoticeKinds = [
  'disagreement',
  'shut-out',
  'wants-shut-out',
  'same-child',
  'unreachable',
  'death',
  'erase-wanted',
] as const
export type StaffNoticeKind = (typeof staffNoticeKinds)[number]

export type StaffNotice = {
  readonly kind: StaffNoticeKind
  readonly personId: string
  readonly otherPersonId?: string
  readonly accountId?: string
  readonly purpose?: string
  readonly now: Date
}

/** Leaves a row for staff to look at, in the act's own transaction. One that waits already is not doubled. */
export const tellStaff = async (trx: Trx | HealthTrx, notice: StaffNotice): Promise<void> => {
  await sql`
    insert into people.staff_notice (kind, person_id, other_person_id, account_id, purpose, at)
    values (${notice.kind}, ${notice.personId}, ${notice.otherPersonId ?? null}, ${notice.accountId ?? null},
      ${notice.purpose ?? null}, ${notice.now})
    on conflict do nothing`.execute(trx)
}
