import type { InformationContent, Ontology, PersonInput, Query, Settings } from '../src/index.ts'

/** The definition, written for reading: everybody is scored from sets of ids. What the engine must equal. */
export function bruteForce(parts: { ontology: Ontology; ic: InformationContent; settings: Settings }) {
  const { ontology, ic, settings } = parts
  const closure = (ids: readonly string[]) => new Set(ids.flatMap((id) => ontology.ancestors(id)))
  const weigh = (id: string) => ic.weights[ontology.indexOf(id)] ?? 0
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)

  return (
    people: Iterable<PersonInput>,
    query: Query,
    { top, floor = settings.floor, filter = () => true }: Ask,
  ) => {
    const sure = closure(query.present)
    const asked = new Map([...closure(query.uncertain ?? [])].map((id) => [id, weigh(id) / 2]))
    for (const id of sure) asked.set(id, weigh(id))
    const total = sum(asked.values())
    return [...people]
      .map(({ id, present }) => {
        const theirs = [...closure(present)]
        const shared = sum(theirs.map((term) => asked.get(term) ?? 0))
        const rest = sum(theirs.map(weigh)) - shared
        return { id, score: shared === 0 ? 0 : shared / (total + settings.beta * rest) }
      })
      .filter(({ id, score }) => score > 0 && score >= floor && filter(id))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, top)
  }
}

interface Ask {
  readonly top: number
  readonly floor?: number
  readonly filter?: (id: string) => boolean
}
