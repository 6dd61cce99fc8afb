import type { InformationContent, Ontology, Query } from '../packages/matching/src/index.ts'

const DIRECT_TERMS = 12

type Random = () => number
type Described = { readonly terms: readonly string[] }

export function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)]
}

/** Two in three symptoms of one disease, the others of any: real people have more than their diagnosis. */
export function somebody(pool: readonly Described[], random: Random): readonly string[] {
  const own = pick(pool, random)?.terms ?? []
  const chosen = new Set<string>()
  for (let tries = 0; chosen.size < DIRECT_TERMS && tries < 200; tries++) {
    const term = pick(random() < 2 / 3 ? own : (pick(pool, random)?.terms ?? []), random)
    if (term !== undefined) chosen.add(term)
  }
  return [...chosen]
}

export interface Reference {
  readonly ontology: Ontology
  readonly ic: InformationContent
  readonly beta: number
  readonly top: number
}

/** Scoring everybody, as tight as plain typed arrays allow; the best are found by a heap-free scan. */
export function everybody(people: readonly (readonly string[])[], { ontology, ic, beta, top }: Reference) {
  const closures = people.map((terms) => ontology.close(terms.map(ontology.indexOf)))
  const starts = new Uint32Array(people.length + 1)
  closures.forEach((closed, row) => {
    starts[row + 1] = (starts[row] ?? 0) + closed.length
  })
  const terms = new Uint16Array(starts.at(-1) ?? 0)
  closures.forEach((closed, row) => {
    terms.set(closed, starts[row])
  })
  const weights = closures.map((closed) => closed.reduce((sum, term) => sum + (ic.weights[term] ?? 0), 0))
  return (query: Query): readonly number[] => {
    const asked = new Uint32Array(ontology.size)
    let total = 0
    for (const term of ontology.close(query.present.map(ontology.indexOf))) {
      asked[term] = ic.weights[term] ?? 0
      total += asked[term] ?? 0
    }
    const best: number[] = []
    for (let row = 0; row < people.length; row++) {
      let shared = 0
      const end = starts[row + 1] ?? 0
      for (let at = starts[row] ?? 0; at < end; at++) shared += asked[terms[at] ?? 0] ?? 0
      const score = shared / (total + beta * ((weights[row] ?? 0) - shared))
      if (best.length === top && score <= (best[top - 1] ?? 0)) continue
      const place = best.findIndex((other) => other < score)
      best.splice(place === -1 ? best.length : place, 0, score)
      if (best.length > top) best.pop()
    }
    return best
  }
}
