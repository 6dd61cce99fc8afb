import { sql } from 'kysely'
import type { HealthTrx, IndexTrx } from '../../platform/db/index.ts'

/** One account that edits each person: the remapping acts on its behalf, so that row-level security stays on. */
export const uncheckedEditors = async (
  index: IndexTrx,
): Promise<readonly { readonly personId: string; readonly accountId: string }[]> => {
  const found = await sql<{ personId: string; accountId: string }>`
    select person_id as "personId", account_id as "accountId" from people.index_facets() order by person_id`.execute(
    index,
  )
  return found.rows
}

export const uncheckedCodesOf = async (
  health: HealthTrx,
  personId: string,
): Promise<{ readonly terms: readonly string[]; readonly diseases: readonly string[] }> => {
  const terms = await sql<{ id: string }>`
    select hpo_id as id from health.symptom where person_id = ${personId} and superseded_at is null`.execute(
    health,
  )
  const diseases = await sql<{ id: string }>`
    select distinct disease_id as id from health.diagnosis
    where person_id = ${personId} and superseded_at is null and disease_id is not null`.execute(health)
  return { terms: terms.rows.map(({ id }) => id), diseases: diseases.rows.map(({ id }) => id) }
}

type Move = { readonly personId: string; readonly from: string; readonly to: string; readonly now: Date }

/** The same saying under the code now in force. Where that one is on the list already, what was said there stays. */
export const uncheckedMoveSymptom = async (health: HealthTrx, move: Move): Promise<void> => {
  // Two statements: within one, the row just ended still counts for the unique index of current rows.
  const ended = await sql<{ id: number }>`
    update health.symptom set superseded_at = ${move.now}
    where person_id = ${move.personId} and hpo_id = ${move.from} and superseded_at is null returning id`.execute(
    health,
  )
  await sql`
    insert into health.symptom (entry, person_id, hpo_id, own_words_sealed, presence, onset, onset_months, severity,
      course, certainty, provenance, recorded_at)
    select entry, person_id, ${move.to}, own_words_sealed, presence, onset, onset_months, severity, course, certainty,
      provenance, ${move.now} from health.symptom
    where id = any(${ended.rows.map(({ id }) => id)}::bigint[]) and not exists (select 1 from health.symptom s
      where s.person_id = ${move.personId} and s.hpo_id = ${move.to} and s.superseded_at is null)`.execute(
    health,
  )
}

export const uncheckedMoveDiagnosis = async (health: HealthTrx, move: Move): Promise<void> => {
  const ended = await sql<{ id: number }>`
    update health.diagnosis set superseded_at = ${move.now}
    where person_id = ${move.personId} and disease_id = ${move.from} and superseded_at is null returning id`.execute(
    health,
  )
  await sql`
    insert into health.diagnosis (entry, person_id, status, disease_id, free_text_sealed, since_year, provenance, recorded_at)
    select entry, person_id, status, ${move.to}, free_text_sealed, since_year, provenance, ${move.now}
    from health.diagnosis where id = any(${ended.rows.map(({ id }) => id)}::bigint[])`.execute(health)
}
