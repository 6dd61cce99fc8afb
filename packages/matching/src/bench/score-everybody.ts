import type { Bonus, DiseaseIndex, InformationContent, PersonInput, Query, Where } from '../index.ts'

/** Somebody as scoring everybody finds them. */
export interface Scored {
  readonly id: string
  readonly score: number
}

/**
 * Scoring everybody, as tight as plain typed arrays allow and no cleverer: what the engine must equal, and the time it is
 * held against. Uncertain symptoms are not read.
 */
export function scoreEverybody(
  people: readonly PersonInput[],
  rule: { readonly ic: InformationContent; readonly beta: number; readonly diseases: DiseaseIndex },
) {
  const { ic, beta, diseases } = rule
  const { ontology } = ic
  const starts = new Uint32Array(people.length + 1)
  const weights = new Float64Array(people.length)
  const disease = new Int32Array(people.length)
  let terms = new Uint16Array(people.length * 64)
  people.forEach((person, row) => {
    const closed = ontology.close(person.present.map(ontology.indexOf))
    const from = starts[row] ?? 0
    if (from + closed.length > terms.length) {
      const larger = new Uint16Array(terms.length * 2 + closed.length)
      larger.set(terms)
      terms = larger
    }
    terms.set(closed, from)
    starts[row + 1] = from + closed.length
    for (const term of closed) weights[row] = (weights[row] ?? 0) + (ic.weights[term] ?? 0)
    disease[row] = diseases.indexOf(person.diseases?.[0] ?? '') ?? -1
  })

  return (
    query: Query,
    ask: { readonly top: number; readonly bonus?: Bonus; readonly where?: Where },
  ): Scored[] => {
    const asked = new Uint32Array(ontology.size)
    let total = 0
    for (const term of ontology.close(query.present.map(ontology.indexOf))) {
      asked[term] = ic.weights[term] ?? 0
      total += asked[term] ?? 0
    }
    const { bonus, where } = ask
    const best: Scored[] = []
    let bar = 0
    for (let row = 0; row < people.length; row++) {
      let shared = 0
      const end = starts[row + 1] ?? 0
      for (let at = starts[row] ?? 0; at < end; at++) shared += asked[terms[at] ?? 0] ?? 0
      if (shared === 0) continue
      const likeness = shared / (total + beta * ((weights[row] ?? 0) - shared))
      const has = disease[row] ?? -1
      const score =
        bonus === undefined
          ? likeness
          : (likeness + (has === -1 ? 0 : (bonus.values[has] ?? 0))) / (1 + bonus.most)
      const person = people[row]
      if (score < bar || person === undefined || !fulfils(person, where)) continue
      const place = best.findIndex(
        (other) => other.score < score || (other.score === score && person.id < other.id),
      )
      if (place === -1 && best.length === ask.top) continue
      best.splice(place === -1 ? best.length : place, 0, { id: person.id, score })
      if (best.length > ask.top) best.pop()
      if (best.length === ask.top) bar = best.at(-1)?.score ?? 0
    }
    return best
  }
}

function fulfils({ facets = {} }: PersonInput, where: Where | undefined): boolean {
  if (where === undefined) return true
  return Object.entries(where.facets ?? {}).every(([name, wanted]) =>
    [facets[name] ?? []].flat().some((value) => [wanted].flat().includes(value)),
  )
}
