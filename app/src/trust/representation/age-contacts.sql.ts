import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

export type NearlyAdult = {
  readonly person_id: string
  readonly majority_at: Date
  /** Accounts whose access ends that day, or ended. */
  readonly guardians: readonly string[]
  /** Accounts of the person themself. */
  readonly own: readonly string[]
  /** The person answered every choice somebody had made for them. */
  readonly answered: boolean
  readonly steps: readonly string[]
}

/** Persons a guardian entered who come of age within a year, or did within the last four months. Nobody mourned is among them. */
export const uncheckedNearlyAdults = async (trx: Trx): Promise<readonly NearlyAdult[]> => {
  const found = await sql<NearlyAdult>`
    select a.person_id, a.majority_at,
      array(select r.account_id from people.representation r where r.person_id = a.person_id
        and r.relation = 'legal-representative' and r.started_at < a.majority_at
        and (r.ended_at is null or r.ended_because = 'lapsed')) as guardians,
      array(select r.account_id from people.current_representation r where r.person_id = a.person_id
        and r.stated = 'self') as own,
      consent.answered_for_oneself(a.person_id) as answered,
      array(select c.step from people.age_contact c where c.person_id = a.person_id) as steps
    from people.person_age a
    where a.majority_at between people.this_moment() - interval '120 days' and people.this_moment() + interval '1 year'
      and exists (select from people.representation r where r.person_id = a.person_id and r.relation <> 'self'
        and r.started_at < a.majority_at)
      and not exists (select from people.bereavement b where b.person_id = a.person_id and b.ended_at is null)
      and not exists (select from people.current_representation r where r.person_id = a.person_id
        and r.relation = 'legal-representative' and r.until is null)`.execute(trx)
  return found.rows
}

/** False where it was noted before: of two jobs at once only one tells. */
export const noteStep = async (
  trx: Trx,
  { personId, step, now }: { readonly personId: string; readonly step: string; readonly now: Date },
): Promise<boolean> => {
  const done = await sql`
    insert into people.age_contact (person_id, step, at) values (${personId}, ${step}, ${now})
    on conflict do nothing`.execute(trx)
  return Number(done.numAffectedRows ?? 0) === 1
}
