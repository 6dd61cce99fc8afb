/**
 * Is a person with the same diagnosis found? `node bench/people-accuracy.ts --vocabularies DIR --cases FILE`.
 *
 * Every development case asks all others; candidates of the case's own paper are dropped, since relatives and
 * patients of one author resemble each other in ways a family's query never will. Only cases that have somebody of
 * their diagnosis in another paper can be answered, and only they are counted.
 */
import { buildEngine, type Engine, informationContent } from '../packages/matching/src/index.ts'
import { type Case, readPeopleData } from './people-data.ts'

const RANKS = [1, 5, 10] as const

const { ontology, cases, counted, countedFrom } = readPeopleData()
const ic = informationContent(ontology, counted)
const papersOf = new Map<string, Set<string>>()
for (const { diagnoses, paper } of cases) {
  for (const diagnosis of diagnoses)
    papersOf.set(diagnosis, (papersOf.get(diagnosis) ?? new Set()).add(paper))
}
const asked = cases.filter(({ diagnoses }) => diagnoses.some((id) => (papersOf.get(id)?.size ?? 0) > 1))
const byId = new Map(cases.map((person) => [person.id, person]))

function engineFor(beta: number): Engine {
  const engine = buildEngine({ ontology, ic, settings: { beta } })
  for (const { id, present, excluded } of cases) engine.put({ id, present, excluded })
  engine.settle()
  return engine
}

/** simGIC as it is defined, over sets of ids and scoring everybody: no line of it is shared with the engine. */
function simGic() {
  const weights = new Map(ontology.ids.map((id) => [id, ic.of(id)]))
  const sum = (terms: Iterable<string>) => {
    let total = 0
    for (const id of terms) total += weights.get(id) ?? 0
    return total
  }
  const closures = cases.map((person) => {
    const terms = new Set(person.present.flatMap((id) => ontology.ancestors(id)))
    return { person, terms, total: sum(terms) }
  })
  return (query: Case): readonly Case[] => {
    const mine = new Set(query.present.flatMap((id) => ontology.ancestors(id)))
    const asked = sum(mine)
    return closures
      .filter(({ person }) => person.paper !== query.paper)
      .map(({ person, terms, total }) => {
        const shared = sum([...mine].filter((id) => terms.has(id)))
        return { person, score: shared / (asked + total - shared) }
      })
      .sort((a, b) => b.score - a.score || (a.person.id < b.person.id ? -1 : 1))
      .slice(0, RANKS.at(-1))
      .map(({ person }) => person)
  }
}

function nearestBy(engine: Engine) {
  return (query: Case): readonly Case[] =>
    engine
      .people(query, {
        top: RANKS.at(-1) ?? 0,
        floor: 0,
        filter: (id) => byId.get(id)?.paper !== query.paper,
      })
      .flatMap(({ id }) => byId.get(id) ?? [])
}

function hits(answer: (query: Case) => readonly Case[]): readonly number[] {
  const found = asked.map((query) =>
    answer(query).findIndex(({ diagnoses }) => diagnoses.some((id) => query.diagnoses.includes(id))),
  )
  return RANKS.map((rank) => (100 * found.filter((at) => at !== -1 && at < rank).length) / asked.length)
}

function row(name: string, values: readonly number[], reference: readonly number[]): string {
  const shares = values.map((value) => value.toFixed(1)).join(' / ')
  const ratios = values.map((value, at) => (value / (reference[at] ?? Number.NaN)).toFixed(3)).join(' / ')
  return `${name.padEnd(34)} ${shares.padEnd(20)} ${ratios}\n`
}

const reference = hits(simGic())
process.stdout.write(
  `${asked.length} of ${cases.length} published cases, same-paper candidates dropped; information content from ${countedFrom}\n` +
    `${''.padEnd(34)} ${'top-1 / 5 / 10 %'.padEnd(20)} ratio to simGIC\n` +
    row('simGIC, everybody scored', reference, reference) +
    row('engine, tversky-1, β = 1', hits(nearestBy(engineFor(1))), reference) +
    row('engine, tversky-1, β = 0.3', hits(nearestBy(engineFor(0.3))), reference),
)
