import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { HealthTrx } from '../../platform/db/index.ts'
import { personOf } from '../acted-for.ts'
import type { Diagnosis } from './diagnosis.ts'

export type DiagnosisRow = {
  readonly entry: string
  readonly status: Diagnosis['status']
  readonly disease_id: string | null
  readonly free_text_sealed: Buffer | null
  readonly since_year: number | null
  readonly provenance: Diagnosis['provenance']
  readonly recorded_by: string | null
  readonly recorded_at: Date
}

export const currentDiagnoses = async (
  health: HealthTrx,
  granted: Granted<'read' | 'write'>,
): Promise<readonly DiagnosisRow[]> => {
  const found = await sql<DiagnosisRow>`
    select entry, status, disease_id, free_text_sealed, since_year, provenance, recorded_by, recorded_at from (
      select *, min(id) over (partition by entry) as first_id from health.diagnosis
      where person_id = ${personOf(granted)}) said
    where superseded_at is null order by first_id, id`.execute(health)
  return found.rows
}

export const insertDiagnosis = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  { row, now }: { readonly row: Omit<DiagnosisRow, 'recorded_at'>; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into health.diagnosis (entry, person_id, status, disease_id, free_text_sealed, since_year, provenance,
      recorded_by, recorded_at)
    values (${row.entry}, ${personOf(granted)}, ${row.status}, ${row.disease_id}, ${row.free_text_sealed},
      ${row.since_year}, ${row.provenance}, ${row.recorded_by}, ${now})`.execute(health)
}

export const supersedeDiagnosis = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  { entry, now }: { readonly entry: string; readonly now: Date },
): Promise<void> => {
  await sql`
    update health.diagnosis set superseded_at = ${now}
    where person_id = ${personOf(granted)} and entry = ${entry} and superseded_at is null`.execute(health)
}
