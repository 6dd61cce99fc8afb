import type { AnnotationRow } from './vocabulary.sql.ts'

/** Where the literature gives no frequency: most such symptoms are neither rare nor the rule. */
const unknownShare = 0.3

/** Diseases that share the most are enough to ask further by; more only add what is common to everything. */
const diseasesAsked = 150

type Words = {
  readonly ancestorsOf: (id: string) => ReadonlySet<string>
  /** Whether a sentence in plain words explains it: only such symptoms can be asked about. */
  readonly isPlain: (id: string) => boolean
}

type Described = {
  /** How many symptoms the disease has, explained or not. */
  readonly size: number
  readonly plain: readonly { readonly term: string; readonly share: number }[]
}

type Weighed = { readonly at: number; readonly weight: number }

/** The heaviest, in order; of two alike the earlier. A question touches thousands, so they are not all sorted. */
const heaviest = (counts: Uint16Array, diseases: readonly Described[]): readonly Weighed[] => {
  const best: Weighed[] = []
  counts.forEach((count, at) => {
    if (count === 0) return
    const weight = (count * count) / (5 + (diseases[at]?.size ?? 0))
    if (best.length === diseasesAsked && weight <= (best.at(-1)?.weight ?? 0)) return
    let place = best.length
    while (place > 0 && (best[place - 1]?.weight ?? 0) < weight) place -= 1
    best.splice(place, 0, { at, weight })
    if (best.length > diseasesAsked) best.pop()
  })
  return best
}

/**
 * What else is described in the diseases that have these symptoms. A disease counts by how much of what was asked it
 * shows and how little else; a symptom by how often it is seen there. What is left, and what is asked before anything
 * was said, is what most diseases have. All that does not depend on the question is worked out once for a release.
 */
export function describedTogether(
  rows: readonly AnnotationRow[],
  { ancestorsOf, isPlain }: Words,
): (present: readonly string[], limit: number) => readonly string[] {
  const diseasesWith = new Map<string, number[]>()
  const inOrder = rows.toSorted((a, b) => (a.disease < b.disease ? -1 : 1))
  const diseases: readonly Described[] = inOrder.map((row, at) => {
    const there = row.terms.flatMap((term, index) =>
      row.absent[index] === true ? [] : [{ term, share: row.shares[index] ?? unknownShare }],
    )
    for (const { term } of there) {
      const known = diseasesWith.get(term)
      if (known === undefined) diseasesWith.set(term, [at])
      else known.push(at)
    }
    return { size: there.length, plain: there.filter(({ term }) => isPlain(term)) }
  })
  const commonest = [...diseasesWith]
    .filter(([term]) => isPlain(term))
    .sort(([a, inA], [b, inB]) => inB.length - inA.length || (a < b ? -1 : 1))
    .map(([term]) => term)

  return (present, limit) => {
    const counts = new Uint16Array(diseases.length)
    for (const term of new Set(present)) {
      for (const at of diseasesWith.get(term) ?? []) counts[at] = (counts[at] ?? 0) + 1
    }
    // What is broader than something already said would be asking again.
    const said = new Set(present.flatMap((term) => [...ancestorsOf(term)]))
    const worth = new Map<string, number>()
    for (const { at, weight } of heaviest(counts, diseases)) {
      for (const { term, share } of diseases[at]?.plain ?? []) {
        if (!said.has(term)) worth.set(term, (worth.get(term) ?? 0) + weight * share)
      }
    }
    const likely = [...worth].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([term]) => term)
    const offered = new Set(likely.slice(0, limit))
    for (const term of commonest) {
      if (offered.size >= limit) break
      if (!said.has(term)) offered.add(term)
    }
    return [...offered]
  }
}
