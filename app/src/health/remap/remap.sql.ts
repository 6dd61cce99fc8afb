import { sql } from 'kysely'
import type { HealthTrx, IndexTrx, OwnerTrx } from '../../platform/db/index.ts'
import type { Said } from './following.ts'

export type Codes = { readonly symptoms: readonly string[]; readonly diseases: readonly string[] }
export type Editor = { readonly personId: string; readonly accountId: string }

/** Every code in use, whoever's: which of them have moved is then asked of the vocabulary. */
export const uncheckedCodesInUse = async (trx: OwnerTrx): Promise<Codes> => {
  const symptoms = await sql<{ id: string }>`
    select distinct hpo_id as id from health.symptom where superseded_at is null`.execute(trx)
  const diseases = await sql<{ id: string }>`
    select distinct disease_id as id from health.diagnosis
    where superseded_at is null and disease_id is not null`.execute(trx)
  return { symptoms: symptoms.rows.map(({ id }) => id), diseases: diseases.rows.map(({ id }) => id) }
}

export const uncheckedPersonsWith = async (trx: OwnerTrx, codes: Codes): Promise<readonly string[]> => {
  const found = await sql<{ id: string }>`
    select person_id as id from health.symptom
    where superseded_at is null and hpo_id = any(${codes.symptoms}::text[])
    union select person_id from health.diagnosis
    where superseded_at is null and disease_id = any(${codes.diseases}::text[])`.execute(trx)
  return found.rows.map(({ id }) => id)
}

/** One account that edits each person: the codes move on its behalf, so that row-level security stays on. */
export const uncheckedEditors = async (
  index: IndexTrx,
  persons?: readonly string[],
): Promise<readonly Editor[]> => {
  const only = persons ?? null
  const found = await sql<Editor>`
    select person_id as "personId", account_id as "accountId" from people.index_facets()
    where ${only}::uuid[] is null or person_id = any(${only}::uuid[]) order by person_id`.execute(index)
  return found.rows
}

/** Whoever changes the person's health now waits for us, or we for them: nothing is added between reading and moving. */
export const uncheckedHoldProfile = async (health: HealthTrx, personId: string): Promise<void> => {
  await sql`select 1 from health.profile where person_id = ${personId} for update`.execute(health)
}

export const uncheckedSaid = async (
  health: HealthTrx,
  personId: string,
): Promise<{ readonly symptoms: readonly Said[]; readonly diagnoses: readonly Said[] }> => {
  const symptoms = await sql<Said>`
    select id, hpo_id as code, recorded_at as "recordedAt",
      array_position(array['present', 'unsure', 'absent'], presence) as rank
    from health.symptom where person_id = ${personId} and superseded_at is null order by id`.execute(health)
  const diagnoses = await sql<Said>`
    select id, disease_id as code, recorded_at as "recordedAt",
      array_position(array['confirmed', 'suspected', 'undiagnosed'], status) as rank
    from health.diagnosis
    where person_id = ${personId} and superseded_at is null and disease_id is not null order by id`.execute(
    health,
  )
  return { symptoms: symptoms.rows, diagnoses: diagnoses.rows }
}

type Again = { readonly id: number; readonly to: string; readonly now: Date }

export const uncheckedEnd = async (
  health: HealthTrx,
  {
    table,
    ids,
    now,
  }: { readonly table: 'symptom' | 'diagnosis'; readonly ids: readonly number[]; readonly now: Date },
): Promise<void> => {
  await sql`update ${sql.table(`health.${table}`)} set superseded_at = ${now} where id = any(${ids}::bigint[])`.execute(
    health,
  )
}

export const uncheckedSaySymptomAgain = async (health: HealthTrx, { id, to, now }: Again): Promise<void> => {
  await sql`
    insert into health.symptom (entry, person_id, hpo_id, own_words_sealed, presence, onset, onset_months, severity,
      course, certainty, provenance, recorded_at)
    select entry, person_id, ${to}, own_words_sealed, presence, onset, onset_months, severity, course, certainty,
      provenance, ${now} from health.symptom where id = ${id}`.execute(health)
}

export const uncheckedSayDiagnosisAgain = async (
  health: HealthTrx,
  { id, to, now }: Again,
): Promise<void> => {
  await sql`
    insert into health.diagnosis (entry, person_id, status, disease_id, free_text_sealed, since_year, provenance, recorded_at)
    select entry, person_id, status, ${to}, free_text_sealed, since_year, provenance, ${now}
    from health.diagnosis where id = ${id}`.execute(health)
}
