import { sql } from 'kysely'
import type { BatchTrx, Trx } from '../../platform/db/index.ts'
import type { Band } from './band.ts'

/** What each member who agreed to be matched has. Row-level security leaves out everybody else. */
export const symptomsToCount = async (
  batch: BatchTrx,
): Promise<readonly { readonly personId: string; readonly present: readonly string[] }[]> => {
  const found = await sql<{ personId: string; present: readonly string[] }>`
    select person_id as "personId", array_agg(hpo_id) as present from health.symptom
    where superseded_at is null and presence = 'present' group by person_id`.execute(batch)
  return found.rows
}

export const publishedCounts = async (batch: BatchTrx): Promise<ReadonlyMap<string, number>> => {
  const found = await sql<{ hpo_id: string; people: number }>`
    select hpo_id, people from matching.symptom_count`.execute(batch)
  return new Map(found.rows.map((row) => [row.hpo_id, row.people]))
}

export const putCounts = async (
  batch: BatchTrx,
  {
    counts,
    now,
  }: {
    readonly counts: readonly { readonly term: string; readonly people: number; readonly band: Band }[]
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into matching.symptom_count (hpo_id, people, band, computed_at)
    select *, ${now}::timestamptz from unnest(${counts.map(({ term }) => term)}::text[],
      ${counts.map(({ people }) => people)}::int[], ${counts.map(({ band }) => band)}::text[])
    on conflict (hpo_id) do update set people = excluded.people, band = excluded.band,
      computed_at = excluded.computed_at`.execute(batch)
}

export const removeCounts = async (batch: BatchTrx, terms: readonly string[]): Promise<void> => {
  await sql`delete from matching.symptom_count where hpo_id = any(${terms}::text[])`.execute(batch)
}

/** The band of one symptom, asked one at a time: there is no other way to ask. */
export const bandFor = async (trx: Trx, term: string): Promise<Band> => {
  const found = await sql<{ band: Band }>`
    select band from matching.symptom_count where hpo_id = ${term}`.execute(trx)
  return found.rows[0]?.band ?? 'fewer'
}
