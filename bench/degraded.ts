import type { Ontology } from '../packages/matching/src/index.ts'
import { seeded } from './people-data.ts'

/** Phenotypic abnormality. */
const PHENOTYPE = 'HP:0000118'

/**
 * What a family might tell of a published profile: half of the symptoms, every second of those by its broader name,
 * and half as many again that have nothing to do with it. The same on every run.
 */
export function degrader(ontology: Ontology) {
  const phenotypes = ontology.ids.filter((id) => ontology.isA(id, PHENOTYPE))
  return (terms: readonly string[], number: number): readonly string[] => {
    const random = seeded(7_919 * number + 1)
    const kept = terms
      .map((term) => ({ term, at: random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, Math.max(1, Math.ceil(terms.length / 2)))
      .map(({ term }, at) => (at % 2 === 0 ? term : vaguer(ontology, term, random)))
    const strange = Array.from({ length: Math.round(kept.length / 2) }, () => anyOf(phenotypes, random))
    return [...new Set([...kept, ...strange])]
  }
}

function vaguer(ontology: Ontology, term: string, random: () => number): string {
  const [, ...broader] = ontology.ancestors(term)
  const parents = ontology.tips(broader.map(ontology.indexOf))
  return ontology.ids[anyOf(Array.from(parents), random)] ?? term
}

function anyOf<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T
}
