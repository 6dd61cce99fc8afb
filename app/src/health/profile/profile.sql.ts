import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { HealthTrx } from '../../platform/db/index.ts'
import { personOf } from '../acted-for.ts'

export type Sex = 'female' | 'male' | 'other' | 'unsaid'

export type ProfileRow = {
  readonly birth_year: number | null
  readonly birth_month: number | null
  readonly sex: Sex
  readonly country: string
}

export const profileOf = async (
  health: HealthTrx,
  granted: Granted<'read' | 'write'>,
): Promise<ProfileRow | undefined> => {
  const found = await sql<ProfileRow>`
    select birth_year, birth_month, sex, country from health.profile where person_id = ${personOf(granted)}`.execute(
    health,
  )
  return found.rows[0]
}

export const writeProfile = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  profile: ProfileRow,
): Promise<void> => {
  await sql`
    update health.profile set birth_year = ${profile.birth_year}, birth_month = ${profile.birth_month},
      sex = ${profile.sex}, country = ${profile.country} where person_id = ${personOf(granted)}`.execute(
    health,
  )
}

/** Notes that the person was not left alone, and holds the person's row until the transaction ends. */
export const touchProfile = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  now: Date,
): Promise<void> => {
  await sql`
    insert into health.profile as mine (person_id, sex, country, touched_at)
    values (${personOf(granted)}, 'unsaid', 'ZZ', ${now})
    on conflict (person_id) do update set touched_at = greatest(mine.touched_at, excluded.touched_at)`.execute(
    health,
  )
}
