import type { OwnerTrx } from '../../platform/db/index.ts'
import type { DiseaseCatalogue, DiseaseNameRow } from '../content/diseases.ts'
import type { TermNameRow } from '../content/searchable.ts'
import { readAnnotations } from '../releases/annotations.ts'
import { readGenes } from '../releases/genes.ts'
import { fileSource } from '../releases/lines.ts'
import { insertRows, type RowOf } from './install.sql.ts'

export type TermRows = {
  readonly terms: readonly { readonly id: string; readonly label: string; readonly definition?: string }[]
  readonly parents: ReadonlyMap<string, readonly string[]>
  readonly names: Iterable<TermNameRow>
  readonly replacements: ReadonlyMap<string, string>
  readonly abandoned: readonly string[]
}

/** Returns how many names went in: the rows are made as they are written, so nobody knows before. */
export async function writeTerms(trx: OwnerTrx, rows: TermRows): Promise<number> {
  const known = new Set(rows.terms.map(({ id }) => id))
  await insertRows(
    trx,
    'term',
    rows.terms.map(({ id, label, definition }) => ({ id, label, definition: definition ?? null })),
  )
  const parents = [...rows.parents].flatMap(([term, list]) =>
    list.filter((parent) => known.has(parent)).map((parent) => ({ term, parent })),
  )
  await insertRows(trx, 'term_parent', parents)
  const names = await insertRows(trx, 'term_name', numbered(rows.names, known))
  await insertRows(trx, 'term_replacement', [
    ...[...rows.replacements].map(([old, current]) => ({ old, current })),
    ...rows.abandoned.map((old) => ({ old, current: null })),
  ])
  return names
}

export async function writeDiseases(trx: OwnerTrx, catalogue: DiseaseCatalogue): Promise<void> {
  await insertRows(
    trx,
    'disease',
    [...catalogue.diseases].map(([id, { label, group }]) => ({ id, label, grouping: group ?? null })),
  )
  await insertRows(
    trx,
    'disease_code',
    [...catalogue.codes].map(([code, disease]) => ({ code, disease })),
  )
  await insertRows(trx, 'disease_name', numberedDiseases(catalogue.names))
  await insertRows(
    trx,
    'disease_parent',
    catalogue.parents.map(({ child, parent }) => ({ disease: child, parent })),
  )
}

/** Annotations of terms that are no longer there follow to the replacement; where there is none they are left out. */
export async function writeAnnotations(
  trx: OwnerTrx,
  input: {
    readonly path: string
    readonly codes: ReadonlyMap<string, string>
    readonly current: (term: string) => string | undefined
  },
): Promise<{ readonly written: number; readonly leftOut: number; readonly annotated: ReadonlySet<string> }> {
  let leftOut = 0
  const annotated = new Set<string>()
  async function* rows(): AsyncGenerator<RowOf<'annotation'>> {
    for await (const each of readAnnotations(fileSource(input.path))) {
      const term = input.current(each.term)
      const disease = input.codes.get(each.disease)
      // I, C, M and H speak of inheritance, course and modifiers: not of symptoms.
      if (each.aspect !== 'P') continue
      if (term === undefined || disease === undefined) {
        leftOut += 1
        continue
      }
      annotated.add(disease)
      yield {
        disease,
        code: each.disease,
        term,
        absent: each.absent,
        frequency: each.frequency ?? null,
        share: each.share ?? null,
        onset: each.onset ?? null,
        sex: each.sex ?? null,
        evidence: each.evidence,
        reference: each.references.join(';'),
      }
    }
  }
  const written = await insertRows(trx, 'annotation', rows())
  return { written, leftOut, annotated }
}

/** Typical symptoms from the starter, for diseases the annotation file does not describe. */
export async function writeStarterAnnotations(
  trx: OwnerTrx,
  symptoms: DiseaseCatalogue['starterSymptoms'],
  input: { readonly annotated: ReadonlySet<string>; readonly current: (term: string) => string | undefined },
): Promise<number> {
  const rows = symptoms.flatMap(({ disease, code, term }): RowOf<'annotation'>[] => {
    const current = input.current(term)
    if (current === undefined || input.annotated.has(disease)) return []
    const empty = { absent: false, frequency: null, share: null, onset: null, sex: null }
    return [{ disease, code, term: current, ...empty, evidence: 'starter', reference: '' }]
  })
  return insertRows(trx, 'annotation', rows)
}

export async function writeGenes(
  trx: OwnerTrx,
  input: { readonly path: string; readonly codes: ReadonlyMap<string, string> },
): Promise<number> {
  async function* rows(): AsyncGenerator<RowOf<'gene_disease'>> {
    for await (const { gene, symbol, association, disease: code } of readGenes(fileSource(input.path))) {
      const disease = input.codes.get(code)
      if (disease !== undefined) yield { gene, symbol, association, disease }
    }
  }
  return insertRows(trx, 'gene_disease', rows())
}

function* numbered(names: Iterable<TermNameRow>, known: ReadonlySet<string>): Generator<RowOf<'term_name'>> {
  const next = new Map<string, number>()
  for (const { term, language, kind, text } of names) {
    if (!known.has(term)) continue
    const position = next.get(term) ?? 0
    next.set(term, position + 1)
    yield { term, position, language, kind, text }
  }
}

function* numberedDiseases(names: readonly DiseaseNameRow[]): Generator<RowOf<'disease_name'>> {
  const next = new Map<string, number>()
  for (const { disease, language, kind, text } of names) {
    const position = next.get(disease) ?? 0
    next.set(disease, position + 1)
    yield { disease, position, language, kind, text }
  }
}
