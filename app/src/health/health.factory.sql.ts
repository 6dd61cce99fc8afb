import { sql } from 'kysely'
import type { HealthTrx } from '../platform/db/index.ts'
import type { Diagnosis } from './diagnoses/diagnosis.ts'
import type { ProfileRow } from './profile/profile.sql.ts'
import type { SymptomFacts } from './symptoms/symptom.ts'

/** Whose rows a factory writes. No policy was asked, so only row-level security decides. */
export type UncheckedRows = { readonly personId: string; readonly accountId: string; readonly now: Date }

export const uncheckedPutProfile = async (
  health: HealthTrx,
  whose: UncheckedRows,
  row: ProfileRow,
): Promise<void> => {
  await sql`
    insert into health.profile (person_id, birth_year, birth_month, sex, country, touched_at)
    values (${whose.personId}, ${row.birth_year}, ${row.birth_month}, ${row.sex}, ${row.country}, ${whose.now})
    on conflict (person_id) do update set birth_year = excluded.birth_year, birth_month = excluded.birth_month,
      sex = excluded.sex, country = excluded.country, touched_at = excluded.touched_at`.execute(health)
}

type Sealed = { readonly entry: string; readonly sealed: Buffer | null }

export const uncheckedAddSymptom = async (
  health: HealthTrx,
  whose: UncheckedRows,
  row: SymptomFacts & Sealed & { readonly hpoId: string },
): Promise<void> => {
  await sql`
    insert into health.symptom (entry, person_id, hpo_id, own_words_sealed, presence, onset, onset_months, severity,
      course, certainty, provenance, recorded_by, recorded_at)
    values (${row.entry}, ${whose.personId}, ${row.hpoId}, ${row.sealed}, ${row.presence}, ${row.onset},
      ${row.onsetMonths ?? null}, ${row.severity}, ${row.course}, ${row.certainty}, ${row.provenance},
      ${whose.accountId}, ${whose.now})`.execute(health)
}

export const uncheckedAddDiagnosis = async (
  health: HealthTrx,
  whose: UncheckedRows,
  row: Pick<Diagnosis, 'status' | 'diseaseId' | 'sinceYear' | 'provenance'> & Sealed,
): Promise<void> => {
  await sql`
    insert into health.diagnosis (entry, person_id, status, disease_id, free_text_sealed, since_year, provenance,
      recorded_by, recorded_at)
    values (${row.entry}, ${whose.personId}, ${row.status}, ${row.diseaseId ?? null}, ${row.sealed},
      ${row.sinceYear ?? null}, ${row.provenance}, ${whose.accountId}, ${whose.now})`.execute(health)
}
