import { searchableTerms, termNames } from '../content/searchable.ts'
import { readStarterSymptoms } from '../content/starter.ts'
import { findReleaseFiles } from '../install/release-kinds.ts'
import { readAnnotations } from '../releases/annotations.ts'
import { fileSource, textSource } from '../releases/lines.ts'
import { readOntology } from '../releases/ontology.ts'
import { readTranslations } from '../releases/translations.ts'
import { shippedTable } from '../shipped.ts'
import type { SearchableTerm } from './symptom-search.ts'

/** What the search indexes on an installation with the starter alone; for measuring without a database. */
export async function starterTerms(): Promise<readonly SearchableTerm[]> {
  const starter = await readStarterSymptoms(textSource('symptoms.tsv', shippedTable('starter/symptoms.tsv')))
  return searchableTerms({
    parents: new Map(starter.map(({ id, parents }) => [id, parents])),
    names: termNames({ starter }),
    diseases: new Map(),
  })
}

/** The same with the full release in a folder. */
export async function fullTerms(folder: string): Promise<readonly SearchableTerm[]> {
  const starter = await readStarterSymptoms(textSource('symptoms.tsv', shippedTable('starter/symptoms.tsv')))
  const files = await findReleaseFiles(folder)
  const path = (test: (file: (typeof files)[number]) => boolean) => files.find(test)?.path ?? folder
  const ontology = await readOntology(fileSource(path(({ kind }) => kind === 'ontology')))
  const translations: { term: string; language: string; text: string }[] = []
  const spanish = path(({ kind, path: each }) => kind === 'translations' && each.includes('hp-es'))
  for await (const row of readTranslations(fileSource(spanish)))
    if (row.kind === 'label') translations.push(row)
  const described = new Map<string, Set<string>>()
  for await (const { term, disease, absent } of readAnnotations(
    fileSource(path(({ kind }) => kind === 'annotations')),
  )) {
    if (absent) continue
    const set = described.get(term)
    if (set === undefined) described.set(term, new Set([disease]))
    else set.add(disease)
  }
  return searchableTerms({
    parents: new Map(ontology.terms.map(({ id, parents }) => [id, parents])),
    names: termNames({ starter, ontology, translations }),
    diseases: new Map([...described].map(([term, set]) => [term, set.size])),
  })
}
