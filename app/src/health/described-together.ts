import type { Vocabulary } from '../vocabulary/index.ts'

type Described = Pick<Vocabulary, 'describedDiseases' | 'symptomsOf' | 'explain'>

/** Diseases that share the most are enough to ask further by; more only add what is common to everything. */
const diseasesAsked = 150

/**
 * Which symptoms published diseases have together with given ones. A disease counts by how much of it is there already;
 * without any symptom, what most diseases have comes first. Only symptoms with an explanation in plain words are offered.
 */
export const describedTogether = (
  vocabulary: Described,
): ((present: readonly string[], limit: number) => readonly string[]) => {
  const termsOf = new Map<string, readonly string[]>()
  const diseasesWith = new Map<string, string[]>()
  for (const disease of vocabulary.describedDiseases()) {
    const terms = vocabulary.symptomsOf(disease).flatMap(({ term, absent }) => (absent ? [] : [term]))
    termsOf.set(disease, terms)
    for (const term of terms) {
      const known = diseasesWith.get(term)
      if (known === undefined) diseasesWith.set(term, [disease])
      else known.push(disease)
    }
  }
  const isPlain = (id: string): boolean => vocabulary.explain(id, 'en')?.plain === true
  const commonest = [...diseasesWith]
    .filter(([id]) => isPlain(id))
    .sort(([a, inA], [b, inB]) => inB.length - inA.length || (a < b ? -1 : 1))
    .map(([id]) => id)

  return (present, limit) => {
    const shared = new Map<string, number>()
    for (const id of present) {
      for (const disease of diseasesWith.get(id) ?? []) shared.set(disease, (shared.get(disease) ?? 0) + 1)
    }
    const weighted = [...shared].map(([disease, count]) => ({
      disease,
      weight: (count * count) / (5 + (termsOf.get(disease)?.length ?? 0)),
    }))
    const asked = weighted
      .sort((a, b) => b.weight - a.weight || (a.disease < b.disease ? -1 : 1))
      .slice(0, diseasesAsked)
    const scores = new Map<string, number>()
    for (const { disease, weight } of asked) {
      for (const id of termsOf.get(disease) ?? []) {
        if (isPlain(id)) scores.set(id, (scores.get(id) ?? 0) + weight)
      }
    }
    const likely = [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id)
    return [...new Set([...likely, ...commonest])].filter((id) => !present.includes(id)).slice(0, limit)
  }
}
