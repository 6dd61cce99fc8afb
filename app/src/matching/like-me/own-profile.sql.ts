import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { HealthTrx } from '../../platform/db/index.ts'

export type OwnProfile = {
  readonly present: readonly string[]
  readonly excluded: readonly string[]
  readonly uncertain: readonly string[]
  readonly diseaseIds: readonly string[]
}

/** The person's own codes, under row-level security: what the others are compared with. */
export const ownProfile = async (health: HealthTrx, granted: Granted<'read'>): Promise<OwnProfile> => {
  const found = await sql<OwnProfile>`
    select
      coalesce(array_agg(hpo_id order by id) filter (where presence = 'present'), '{}') as present,
      coalesce(array_agg(hpo_id order by id) filter (where presence = 'absent'), '{}') as excluded,
      coalesce(array_agg(hpo_id order by id) filter (where presence = 'unsure'), '{}') as uncertain,
      array(select distinct disease_id from health.diagnosis
        where person_id = ${granted.personId} and superseded_at is null and disease_id is not null) as "diseaseIds"
    from health.symptom where person_id = ${granted.personId} and superseded_at is null`.execute(health)
  return found.rows[0] ?? { present: [], excluded: [], uncertain: [], diseaseIds: [] }
}
