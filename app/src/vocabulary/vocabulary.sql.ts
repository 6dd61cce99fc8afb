import { sql } from 'kysely'
import type { AnyTrx } from '../platform/db/index.ts'

export type ReleaseRow = {
  readonly id: number
  readonly kind: 'starter' | 'full'
  readonly installedAt: Date
}

export type SourceView = {
  readonly kind: string
  readonly file: string
  readonly version: string
  readonly sha256: string
  readonly takenFrom: string
  readonly rows: number
}

export type NameRow = {
  readonly of: string
  readonly language: string
  readonly kind: string
  readonly text: string
}

export async function selectRelease(trx: AnyTrx): Promise<ReleaseRow | undefined> {
  const found = await sql<ReleaseRow>`
    select id, kind, installed_at as "installedAt" from vocabulary.release order by id desc limit 1`.execute(
    trx,
  )
  return found.rows[0]
}

export async function selectSources(trx: AnyTrx, release: number): Promise<readonly SourceView[]> {
  const found = await sql<SourceView>`
    select kind, file, version, sha256, taken_from as "takenFrom", rows
    from vocabulary.source where release_id = ${release} order by kind, file`.execute(trx)
  return found.rows
}

export async function selectTerms(
  trx: AnyTrx,
): Promise<readonly { readonly id: string; readonly label: string; readonly definition: string | null }[]> {
  const found = await sql<{ id: string; label: string; definition: string | null }>`
    select id, label, definition from vocabulary.term order by id`.execute(trx)
  return found.rows
}

export async function selectTermParents(
  trx: AnyTrx,
): Promise<readonly { readonly term: string; readonly parent: string }[]> {
  const found = await sql<{ term: string; parent: string }>`
    select term, parent from vocabulary.term_parent order by term, parent`.execute(trx)
  return found.rows
}

/** Only the languages somebody can be served in: the others stay in the database. */
export async function selectTermNames(
  trx: AnyTrx,
  languages: readonly string[],
): Promise<readonly NameRow[]> {
  const found = await sql<NameRow>`
    select term as of, language, kind, text from vocabulary.term_name
    where language = any(${languages}) order by term, position`.execute(trx)
  return found.rows
}

export async function selectTermReplacements(
  trx: AnyTrx,
): Promise<readonly { readonly old: string; readonly current: string | null }[]> {
  const found = await sql<{ old: string; current: string | null }>`
    select old, current from vocabulary.term_replacement`.execute(trx)
  return found.rows
}

export async function selectDiseases(
  trx: AnyTrx,
): Promise<readonly { readonly id: string; readonly label: string; readonly grouping: string | null }[]> {
  const found = await sql<{ id: string; label: string; grouping: string | null }>`
    select id, label, grouping from vocabulary.disease order by id`.execute(trx)
  return found.rows
}

export async function selectDiseaseCodes(
  trx: AnyTrx,
): Promise<readonly { readonly code: string; readonly disease: string }[]> {
  const found = await sql<{ code: string; disease: string }>`
    select code, disease from vocabulary.disease_code order by disease, code`.execute(trx)
  return found.rows
}

export async function selectDiseaseNames(trx: AnyTrx): Promise<readonly NameRow[]> {
  const found = await sql<NameRow>`
    select disease as of, language, kind, text from vocabulary.disease_name
    where language in ('en', 'es', 'ro') order by disease, position`.execute(trx)
  return found.rows
}

export async function selectDiseaseParents(
  trx: AnyTrx,
): Promise<readonly { readonly disease: string; readonly parent: string }[]> {
  const found = await sql<{ disease: string; parent: string }>`
    select disease, parent from vocabulary.disease_parent order by disease, parent`.execute(trx)
  return found.rows
}

export type AnnotationRow = {
  readonly disease: string
  readonly terms: readonly string[]
  readonly absent: readonly boolean[]
  readonly shares: readonly (number | null)[]
}

/** One row for each disease: several sources that say the same of a term count once, the most frequent of them. */
export async function selectAnnotations(trx: AnyTrx): Promise<readonly AnnotationRow[]> {
  const found = await sql<AnnotationRow>`
    select disease, array_agg(term order by term) as terms, array_agg(absent order by term) as absent,
      array_agg(share order by term) as shares
    from (select disease, term, bool_and(absent) as absent, max(share) filter (where not absent) as share
      from vocabulary.annotation group by disease, term) as each
    group by disease`.execute(trx)
  return found.rows
}
