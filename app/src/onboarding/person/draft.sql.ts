import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { HealthTrx, Trx } from '../../platform/db/index.ts'

/** Requests of one account that add somebody wait for each other, on whichever node they are: a limit holds exactly. */
export const lockPersonsToBe = async (trx: Trx, granted: Granted<'write'>): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`onboarding.add-person ${granted.accountId}`}, 0))`.execute(
    trx,
  )
}

/** The person an act is about exists from here on; the id was there first, so that the consent has whom to belong to. */
export const insertDraftPerson = async (trx: Trx, granted: Granted<'write'>, now: Date): Promise<void> => {
  await sql`
    insert into people.person (id, created_by, created_at)
    values (${granted.personId}, ${granted.accountId}, ${now})`.execute(trx)
}

export type DraftRow = {
  readonly person_id: string
  readonly has_profile: boolean
  readonly symptoms: number
  readonly is_member: boolean
}

/**
 * How far each of these persons has come: counts and yes or no, no words. Row-level security leaves out everybody the
 * account does not represent.
 */
export const draftRows = async (
  health: HealthTrx,
  personIds: readonly string[],
): Promise<readonly DraftRow[]> => {
  const found = await sql<DraftRow>`
    select p.id as person_id,
      exists (select 1 from health.profile h where h.person_id = p.id) as has_profile,
      (select count(*)::int from health.symptom s where s.person_id = p.id and s.superseded_at is null) as symptoms,
      exists (select from consent.verdicts('membership', array[p.id]) v where v.allowed) as is_member
    from unnest(${[...personIds]}::uuid[]) as p (id)`.execute(health)
  return found.rows
}
