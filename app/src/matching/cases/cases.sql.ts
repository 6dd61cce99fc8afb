import { sql } from 'kysely'
import type { IndexTrx, OwnerTrx, Trx } from '../../platform/db/index.ts'
import type { CaseSex, PublishedCase } from './published-case.ts'

type CaseRow = {
  readonly id: string
  readonly pmid: string
  readonly cohort: string
  readonly sex: CaseSex
  readonly age_text: string | null
  readonly present: readonly string[]
  readonly excluded: readonly string[]
  readonly disease_id: string | null
  readonly disease_equiv: readonly string[]
  readonly genes: readonly string[]
  readonly variants: readonly string[]
}

const caseFrom = (row: CaseRow): PublishedCase => ({
  id: row.id,
  pmid: row.pmid,
  cohort: row.cohort,
  sex: row.sex,
  age: row.age_text ?? undefined,
  present: row.present,
  excluded: row.excluded,
  diseaseId: row.disease_id ?? undefined,
  diseaseEquivalents: row.disease_equiv,
  genes: row.genes,
  variants: row.variants,
})

const columns = sql`id, pmid, cohort, sex, age_text, present, excluded, disease_id, disease_equiv, genes, variants`

/** Published cases are open to everybody: no verdict is needed to read them. */
export const publishedCaseById = async (
  trx: Trx | IndexTrx,
  id: string,
): Promise<PublishedCase | undefined> => {
  const found = await sql<CaseRow>`select ${columns} from matching.published_case where id = ${id}`.execute(
    trx,
  )
  return found.rows[0] === undefined ? undefined : caseFrom(found.rows[0])
}

export const allPublishedCases = async (index: IndexTrx): Promise<readonly PublishedCase[]> => {
  const found = await sql<CaseRow>`select ${columns} from matching.published_case order by id`.execute(index)
  return found.rows.map(caseFrom)
}

/** Inserts what is new, changes what differs, and touches nothing else: the second run finds nothing to do. */
export const putCases = async (
  trx: Trx,
  { cases, now }: { readonly cases: readonly PublishedCase[]; readonly now: Date },
): Promise<{ readonly added: number; readonly changed: number }> => {
  const texts = (of: (one: PublishedCase) => string | undefined) => cases.map((one) => of(one) ?? null)
  // PostgreSQL cannot unnest lists of different lengths, so each travels as one text and is split there.
  const lists = (of: (one: PublishedCase) => readonly string[]) => cases.map((one) => of(one).join('|'))
  const written = await sql<{ fresh: boolean }>`
    insert into matching.published_case as mine (${columns}, imported_at)
    select id, pmid, cohort, sex, age, string_to_array(present, '|'), string_to_array(excluded, '|'), disease,
      string_to_array(equiv, '|'), string_to_array(genes, '|'), string_to_array(variants, '|'), ${now}
    from unnest(${texts((c) => c.id)}::text[], ${texts((c) => c.pmid)}::text[], ${texts((c) => c.cohort)}::text[],
      ${texts((c) => c.sex)}::text[], ${texts((c) => c.age)}::text[], ${lists((c) => c.present)}::text[],
      ${lists((c) => c.excluded)}::text[], ${texts((c) => c.diseaseId)}::text[],
      ${lists((c) => c.diseaseEquivalents)}::text[], ${lists((c) => c.genes)}::text[], ${lists((c) => c.variants)}::text[])
      as given (id, pmid, cohort, sex, age, present, excluded, disease, equiv, genes, variants)
    on conflict (id) do update set pmid = excluded.pmid, cohort = excluded.cohort, sex = excluded.sex,
      age_text = excluded.age_text, present = excluded.present, excluded = excluded.excluded,
      disease_id = excluded.disease_id, disease_equiv = excluded.disease_equiv, genes = excluded.genes,
      variants = excluded.variants, imported_at = excluded.imported_at
    where (mine.pmid, mine.cohort, mine.sex, mine.age_text, mine.present, mine.excluded, mine.disease_id,
        mine.disease_equiv, mine.genes, mine.variants)
      is distinct from (excluded.pmid, excluded.cohort, excluded.sex, excluded.age_text, excluded.present,
        excluded.excluded, excluded.disease_id, excluded.disease_equiv, excluded.genes, excluded.variants)
    returning (xmax = 0) as fresh`.execute(trx)
  const added = written.rows.filter(({ fresh }) => fresh).length
  return { added, changed: written.rows.length - added }
}

export const removeCases = async (trx: Trx, ids: readonly string[]): Promise<number> => {
  const removed = await sql`delete from matching.published_case where id = any(${ids}::text[])`.execute(trx)
  return Number(removed.numAffectedRows ?? 0)
}

export const caseTermsInUse = async (trx: OwnerTrx): Promise<readonly string[]> => {
  const found = await sql<{ id: string }>`
    select unnest(present || excluded) as id from matching.published_case group by id order by id`.execute(
    trx,
  )
  return found.rows.map(({ id }) => id)
}

/** A case has a term once, and what is present is not excluded: as importing it again would have it. */
export const moveCaseTerm = async (
  trx: OwnerTrx,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> => {
  const moved = await sql`
    update matching.published_case set
      present = case when ${to} = any(present) then array_remove(present, ${from})
        else array_replace(present, ${from}, ${to}) end,
      excluded = case
        when ${from} = any(present) or ${to} = any(present) then array_remove(array_remove(excluded, ${from}), ${to})
        when ${to} = any(excluded) then array_remove(excluded, ${from})
        else array_replace(excluded, ${from}, ${to}) end
    where ${from} = any(present || excluded)`.execute(trx)
  return Number(moved.numAffectedRows ?? 0)
}
