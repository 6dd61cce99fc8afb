import type {
  Bonus,
  DiseaseIndex,
  InformationContent,
  Ontology,
  PersonInput,
  Query,
  Settings,
  Where,
} from '../src/index.ts'

/** The definition, written for reading: everybody is scored from sets of ids. What the engine must equal. */
export function bruteForce(parts: {
  ontology: Ontology
  ic: InformationContent
  settings: Settings
  diseases?: DiseaseIndex
}) {
  const { ontology, ic, settings } = parts
  const closure = (ids: readonly string[]) => new Set(ids.flatMap((id) => ontology.ancestors(id)))
  const weigh = (id: string) => ic.weights[ontology.indexOf(id)] ?? 0
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)

  return (
    people: Iterable<PersonInput>,
    query: Query,
    { top, floor = settings.floor, filter = () => true, where = {}, bonus }: Ask,
  ) => {
    const sure = closure(query.present)
    const asked = new Map([...closure(query.uncertain ?? [])].map((id) => [id, weigh(id) / 2]))
    for (const id of sure) asked.set(id, weigh(id))
    const total = sum(asked.values())
    return [...people]
      .filter((person) => fulfils(person, where))
      .map(({ id, present, diseases = [] }) => {
        const theirs = [...closure(present)]
        const shared = sum(theirs.map((term) => asked.get(term) ?? 0))
        const rest = sum(theirs.map(weigh)) - shared
        if (shared === 0) return { id, score: 0 }
        const added = diseases.map((disease) => bonus?.values[parts.diseases?.indexOf(disease) ?? -1] ?? 0)
        const likeness = shared / (total + settings.beta * rest)
        return { id, score: (likeness + Math.max(0, ...added)) / (1 + (bonus?.most ?? 0)) }
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
  readonly where?: Where
  readonly bonus?: Bonus
}

function fulfils({ id, diseases = [], facets = {} }: PersonInput, where: Where): boolean {
  const has = (list: readonly string[] = []) => diseases.some((disease) => list.includes(disease))
  const facetHolds = ([name, wanted]: [string, string | readonly string[]]) =>
    Object.hasOwn(facets, name) &&
    [facets[name] ?? []].flat().some((value) => [wanted].flat().includes(value))
  return (
    Object.entries(where.facets ?? {}).every(facetHolds) &&
    (where.diseases === undefined || has(where.diseases)) &&
    !has(where.notDiseases) &&
    !where.notIds?.includes(id)
  )
}
