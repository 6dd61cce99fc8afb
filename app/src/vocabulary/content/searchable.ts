import type { OntologyRelease } from '../releases/ontology.ts'
import type { SearchLanguage } from '../search/stem.ts'
import type { SearchableTerm, SearchNameKind } from '../search/symptom-search.ts'
import type { StarterSymptom } from './starter.ts'

/** Everything under this term can be a symptom; the rest of the ontology speaks of onset, course and inheritance. */
export const symptomRoot = 'HP:0000118'

export type TermNameRow = {
  readonly term: string
  readonly language: string
  /** `plain` explains the term and is not searched. */
  readonly kind: SearchNameKind | 'plain'
  readonly text: string
}

/** The names of a release and of the starter, in the order in which a person should see them. */
export function* termNames(input: {
  readonly starter: readonly StarterSymptom[]
  readonly ontology?: OntologyRelease
  readonly translations?: readonly {
    readonly term: string
    readonly language: string
    readonly text: string
  }[]
}): Generator<TermNameRow> {
  for (const symptom of input.starter) {
    for (const language of ['en', 'es', 'ro'] as const) {
      yield { term: symptom.id, language, kind: 'common', text: symptom.label[language] }
      for (const text of symptom.words[language]) yield { term: symptom.id, language, kind: 'everyday', text }
      const plain = symptom.plain[language]
      if (plain !== '') yield { term: symptom.id, language, kind: 'plain', text: plain }
    }
  }
  for (const term of input.ontology?.terms ?? []) {
    yield { term: term.id, language: 'en', kind: 'label', text: term.label }
    for (const { kind, text } of term.names) yield { term: term.id, language: 'en', kind, text }
  }
  for (const { term, language, text } of input.translations ?? []) {
    yield { term, language, kind: 'label', text }
  }
}

/** What the search indexes: symptoms only, in the languages people are asked in. */
export function searchableTerms(input: {
  readonly parents: ReadonlyMap<string, readonly string[]>
  readonly names: Iterable<TermNameRow>
  readonly diseases: ReadonlyMap<string, number>
}): readonly SearchableTerm[] {
  const symptoms = belowRoot(input.parents)
  const byTerm = new Map<string, { language: SearchLanguage; kind: SearchNameKind; text: string }[]>()
  for (const { term, language, kind, text } of input.names) {
    if (kind === 'plain' || !symptoms.has(term) || !isSearchLanguage(language)) continue
    const list = byTerm.get(term)
    if (list === undefined) byTerm.set(term, [{ language, kind, text }])
    else list.push({ language, kind, text })
  }
  return [...byTerm].map(([id, names]) => ({ id, names, diseases: input.diseases.get(id) ?? 0 }))
}

function isSearchLanguage(language: string): language is SearchLanguage {
  return language === 'en' || language === 'es' || language === 'ro'
}

/** Which terms can be a symptom: what lies under the root, without it. */
export function belowRoot(parents: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const known = new Map<string, boolean>([[symptomRoot, true]])
  const under = (id: string): boolean => {
    const before = known.get(id)
    if (before !== undefined) return before
    known.set(id, false)
    const found = (parents.get(id) ?? []).some(under)
    known.set(id, found)
    return found
  }
  return new Set([...parents.keys()].filter((id) => under(id) && id !== symptomRoot))
}
