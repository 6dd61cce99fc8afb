/**
 * The measures of the literature, written plainly: each takes the profiles to compare with and answers a query by
 * one score for each of them. They share no line with the engine; they are what it is held against.
 */
import { type InformationContent, UNITS_PER_NAT } from '../packages/matching/src/index.ts'

export type Measure = (terms: readonly string[]) => Float64Array
type Profiles = readonly (readonly string[])[]

/** Tversky over ancestor-closed sets, weighed by information content; β = 1 is simGIC (Pesquita et al. 2008). */
export function overlapMeasure(ic: InformationContent, profiles: Profiles, beta: number): Measure {
  const { total, sharedWith } = inverted(ic, profiles, (nats) => nats)
  return (terms) => {
    const { asked, shared } = sharedWith(terms)
    return shared.map((both, at) => (both === 0 ? 0 : both / (asked + beta * ((total[at] ?? 0) - both))))
  }
}

/** Cosine of vectors of information content over ancestor-closed sets. */
export function cosineMeasure(ic: InformationContent, profiles: Profiles): Measure {
  const { total, sharedWith } = inverted(ic, profiles, (nats) => nats ** 2)
  return (terms) => {
    const { asked, shared } = sharedWith(terms)
    return shared.map((both, at) => (both === 0 ? 0 : both / Math.sqrt(asked * (total[at] ?? 0))))
  }
}

/**
 * Best-match average over Resnik's similarity (information content of the most telling common term) or Lin's (that,
 * doubled, over the sum of the two contents), and Resnik's one-sided average from the query to the profile.
 */
export function bestMatchMeasure(
  ic: InformationContent,
  profiles: Profiles,
  kind: 'resnik' | 'lin' | 'one-sided resnik',
): Measure {
  const { ontology } = ic
  const nats = Float64Array.from(ic.weights, (weight) => weight / UNITS_PER_NAT)
  const sets = profiles.map((terms) => [...new Set(terms.map(ontology.indexOf))])
  const below: number[][] = Array.from({ length: ontology.size }, () => [])
  for (const term of new Set(sets.flat())) for (const each of ontology.close([term])) below[each]?.push(term)
  const similar = new Map<number, Float64Array>()

  function similarTo(term: number): Float64Array {
    const known = similar.get(term)
    if (known !== undefined) return known
    const to = new Float64Array(ontology.size)
    for (const broader of ontology.close([term])) {
      for (const other of below[broader] ?? []) to[other] = Math.max(to[other] ?? 0, nats[broader] ?? 0)
    }
    if (kind === 'lin') {
      to.forEach((common, other) => {
        if (common > 0) to[other] = (2 * common) / ((nats[term] ?? 0) + (nats[other] ?? 0))
      })
    }
    similar.set(term, to)
    return to
  }

  return (terms) => {
    const rows = [...new Set(terms.map(ontology.indexOf))].map(similarTo)
    return Float64Array.from(sets, (set) => {
      const best = new Float64Array(set.length)
      let forth = 0
      for (const row of rows) {
        let most = 0
        for (let at = 0; at < set.length; at++) {
          const value = row[set[at] ?? 0] ?? 0
          if (value > most) most = value
          if (value > (best[at] ?? 0)) best[at] = value
        }
        forth += most
      }
      if (kind === 'one-sided resnik') return forth / rows.length
      const back = best.reduce((a, b) => a + b, 0)
      return (forth / rows.length + back / Math.max(1, set.length)) / 2
    })
  }
}

/**
 * BOQA without frequencies (Bauer et al. 2012, doi:10.1093/bioinformatics/bts471): a term whose broader terms are all
 * told is seen with chance 1 − β if the disease has it, α if not. The logarithm of the likelihood, less what all
 * diseases share.
 */
export function boqaMeasure(ic: InformationContent, profiles: Profiles, alpha = 0.001, beta = 0.1): Measure {
  const { ontology } = ic
  const { listOf } = inverted(ic, profiles, () => 1)
  const children: number[][] = Array.from({ length: ontology.size }, () => [])
  const parents = ontology.ids.map((id, term) => {
    const above = ontology.tips(ontology.ancestors(id).slice(1).map(ontology.indexOf))
    for (const parent of above) children[parent]?.push(term)
    return above
  })
  const missed = Math.log(beta) - Math.log(1 - alpha)
  const met = Math.log(1 - beta) - Math.log(alpha)
  return (terms) => {
    const told = new Set(ontology.close(terms.map(ontology.indexOf)))
    const asked = new Set([...told].flatMap((term) => children[term] ?? []))
    const scores = new Float64Array(profiles.length)
    for (const term of asked) {
      if (!parents[term]?.every((parent) => told.has(parent))) continue
      const says = told.has(term) ? met : missed
      for (const at of listOf(term)) scores[at] = (scores[at] ?? 0) + says
    }
    return scores
  }
}

function inverted(ic: InformationContent, profiles: Profiles, weigh: (nats: number) => number) {
  const { ontology } = ic
  const weights = Float64Array.from(ic.weights, (weight) => weigh(weight / UNITS_PER_NAT))
  const lists: number[][] = Array.from({ length: ontology.size }, () => [])
  const total = Float64Array.from(profiles, (terms, at) => {
    let sum = 0
    for (const term of ontology.close(terms.map(ontology.indexOf))) {
      lists[term]?.push(at)
      sum += weights[term] ?? 0
    }
    return sum
  })
  return {
    total,
    listOf: (term: number): readonly number[] => lists[term] ?? [],
    sharedWith(terms: readonly string[]) {
      const shared = new Float64Array(profiles.length)
      let asked = 0
      for (const term of ontology.close(terms.map(ontology.indexOf))) {
        const weight = weights[term] ?? 0
        asked += weight
        for (const at of lists[term] ?? []) shared[at] = (shared[at] ?? 0) + weight
      }
      return { asked, shared }
    },
  }
}
