import { sql } from 'kysely'
import type { IndexTrx } from '../platform/db/index.ts'

export type SymptomCodes = {
  readonly personId: string
  readonly present: readonly string[]
  readonly excluded: readonly string[]
  readonly uncertain: readonly string[]
}

/**
 * The codes of every person who agreed to be matched, or of one of them. Row-level security leaves out everybody else,
 * and the role may read nothing but these columns. People without a symptom are not in it.
 */
export const symptomCodesFor = async (
  index: IndexTrx,
  personId?: string,
): Promise<readonly SymptomCodes[]> => {
  const found = await sql<SymptomRow>`
    select person_id as "personId",
      string_agg(hpo_id, ' ') filter (where presence = 'present') as present,
      string_agg(hpo_id, ' ') filter (where presence = 'absent') as excluded,
      string_agg(hpo_id, ' ') filter (where presence = 'unsure') as uncertain
    from health.symptom
    where superseded_at is null and (${personId ?? null}::uuid is null or person_id = ${personId ?? null}::uuid)
    group by person_id`.execute(index)
  return found.rows.map(({ personId, present, excluded, uncertain }) => ({
    personId,
    present: codesIn(present),
    excluded: codesIn(excluded),
    uncertain: codesIn(uncertain),
  }))
}

/** Codes as one text: a hundred thousand arrays would be sorted by the database and parsed by the driver for a second each. */
type SymptomRow = {
  readonly personId: string
  readonly present: string | null
  readonly excluded: string | null
  readonly uncertain: string | null
}

const codesIn = (text: string | null): readonly string[] => (text === null ? [] : text.split(' ').sort())

export type Facets = {
  readonly personId: string
  /** Undefined when the family did not say. */
  readonly country: string | undefined
  readonly birthYear: number | undefined
  readonly sex: string
  /** A diagnosis is confirmed. */
  readonly diagnosed: boolean
  /** Confirmed and suspected diseases. */
  readonly diseaseIds: readonly string[]
}

type FacetRow = {
  readonly personId: string
  readonly country: string
  readonly birthYear: number | null
  readonly sex: string
  readonly diagnosed: boolean
  readonly diseaseIds: string | null
}

/** What matches are filtered by, for every person who agreed to be matched, or for one of them. */
export const facetsFor = async (index: IndexTrx, personId?: string): Promise<readonly Facets[]> => {
  const found = await sql<FacetRow>`
    select p.person_id as "personId", p.country, p.birth_year as "birthYear", p.sex,
      coalesce(d.diagnosed, false) as diagnosed, d.ids as "diseaseIds"
    from health.profile p left join (
      select person_id, bool_or(status = 'confirmed') as diagnosed,
        string_agg(distinct disease_id, ' ' order by disease_id) as ids
      from health.diagnosis where superseded_at is null group by person_id) d on d.person_id = p.person_id
    where ${personId ?? null}::uuid is null or p.person_id = ${personId ?? null}::uuid`.execute(index)
  return found.rows.map((row) => ({
    ...row,
    country: row.country === 'ZZ' ? undefined : row.country,
    birthYear: row.birthYear ?? undefined,
    diseaseIds: codesIn(row.diseaseIds),
  }))
}
