import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { HealthTrx } from '../../platform/db/index.ts'
import { personOf } from '../acted-for.ts'
import type { SymptomFacts } from './symptom.ts'

export type SymptomRow = {
  readonly entry: string
  readonly hpo_id: string
  readonly own_words_sealed: Buffer | null
  readonly presence: SymptomFacts['presence']
  readonly onset: SymptomFacts['onset']
  readonly onset_months: number | null
  readonly severity: SymptomFacts['severity']
  readonly course: SymptomFacts['course']
  readonly certainty: SymptomFacts['certainty']
  readonly provenance: SymptomFacts['provenance']
  readonly recorded_by: string | null
  readonly recorded_at: Date
  readonly superseded_at: Date | null
}

const columns = sql`entry, hpo_id, own_words_sealed, presence, onset, onset_months, severity, course, certainty,
  provenance, recorded_by, recorded_at, superseded_at`

/** What is true now, in the order in which it was first said. */
export const currentSymptoms = async (
  health: HealthTrx,
  granted: Granted<'read' | 'write'>,
): Promise<readonly SymptomRow[]> => {
  const found = await sql<SymptomRow>`
    select ${columns} from (
      select *, min(id) over (partition by entry) as first_id from health.symptom
      where person_id = ${personOf(granted)}) said
    where superseded_at is null order by first_id, id`.execute(health)
  return found.rows
}

export const currentByEntry = async (
  health: HealthTrx,
  granted: Granted<'read' | 'write'>,
  entry: string,
): Promise<SymptomRow | undefined> => {
  const found = await sql<SymptomRow>`
    select ${columns} from health.symptom
    where person_id = ${personOf(granted)} and entry = ${entry} and superseded_at is null`.execute(health)
  return found.rows[0]
}

export const currentByTerm = async (
  health: HealthTrx,
  granted: Granted<'read' | 'write'>,
  hpoId: string,
): Promise<SymptomRow | undefined> => {
  const found = await sql<SymptomRow>`
    select ${columns} from health.symptom
    where person_id = ${personOf(granted)} and hpo_id = ${hpoId} and superseded_at is null`.execute(health)
  return found.rows[0]
}

/** Every wording of one entry, newest first, removed ones too. */
export const wordingsOf = async (
  health: HealthTrx,
  granted: Granted<'read' | 'write'>,
  entry: string,
): Promise<readonly SymptomRow[]> => {
  const found = await sql<SymptomRow>`
    select ${columns} from health.symptom
    where person_id = ${personOf(granted)} and entry = ${entry} order by id desc`.execute(health)
  return found.rows
}

/** When people last worded this person's symptoms, newest first; what a new vocabulary moved is nobody's wording. */
export const newestWordings = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<readonly Date[]> => {
  const found = await sql<{ recorded_at: Date }>`
    select recorded_at from health.symptom
    where person_id = ${personOf(granted)} and recorded_by is not null and recorded_at > ${since}
    order by recorded_at desc limit ${most}`.execute(health)
  return found.rows.map((row) => row.recorded_at)
}

export type NewWording = Omit<SymptomRow, 'recorded_at' | 'superseded_at'>

export const insertSymptom = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  { row, now }: { readonly row: NewWording; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into health.symptom (entry, person_id, hpo_id, own_words_sealed, presence, onset, onset_months, severity,
      course, certainty, provenance, recorded_by, recorded_at)
    values (${row.entry}, ${personOf(granted)}, ${row.hpo_id}, ${row.own_words_sealed}, ${row.presence}, ${row.onset},
      ${row.onset_months}, ${row.severity}, ${row.course}, ${row.certainty}, ${row.provenance}, ${row.recorded_by},
      ${now})`.execute(health)
}

/** Ends the current wording of an entry; true when there was one. */
export const supersedeSymptom = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  { entry, now }: { readonly entry: string; readonly now: Date },
): Promise<boolean> => {
  const ended = await sql`
    update health.symptom set superseded_at = ${now}
    where person_id = ${personOf(granted)} and entry = ${entry} and superseded_at is null`.execute(health)
  return (ended.numAffectedRows ?? 0n) > 0n
}
