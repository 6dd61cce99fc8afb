/**
 * Is a person with the same diagnosis found? `node bench/people-accuracy.ts --vocabularies DIR --cases FILE`.
 *
 * Every development case asks all others; candidates of the case's own paper are dropped, since relatives and
 * patients of one author resemble each other in ways a family's query never will. Only cases that have somebody of
 * their diagnosis in another paper can be answered, and only they are counted. The annotations cite many of these
 * papers, so the later version knows more than it will of a new patient: both versions are shown.
 */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { buildDiseaseModel, buildEngine, informationContent, varied } from '../packages/matching/src/index.ts'
import { readAnnotationFile } from './annotation-data.ts'
import { degrader } from './degraded.ts'
import { benchArguments, type Case, readCases, readOntology } from './people-data.ts'
import { overlapMeasure } from './reference-measures.ts'
import { printTable } from './table.ts'

const RANKS = [1, 5, 10] as const
/** How many of the nearest make room for each other. */
const NEAREST = 100

const { vocabularies, hp, cases: file } = benchArguments()
const ontology = readOntology(hp)
const cases = readCases(file)
const papersOf = new Map<string, Set<string>>()
for (const { diagnoses, paper } of cases) {
  for (const diagnosis of diagnoses)
    papersOf.set(diagnosis, (papersOf.get(diagnosis) ?? new Set()).add(paper))
}
const asked = cases.filter(({ diagnoses }) => diagnoses.some((id) => (papersOf.get(id)?.size ?? 0) > 1))
const degrade = degrader(ontology)

type Queries = ReadonlyMap<Case, readonly string[]>
interface Near {
  readonly person: Case
  readonly score: number
}

const whole: Queries = new Map(asked.map((person) => [person, person.present]))
const worse: Queries = new Map(asked.map((person, at) => [person, degrade(person.present, at)]))

for (const name of readdirSync(vocabularies).filter((name) => /^phenotype.*\.hpoa(\.gz)?$/.test(name))) {
  measure(join(vocabularies, name))
}

function measure(annotationFile: string): void {
  const { annotations, profiles } = readAnnotationFile(annotationFile, ontology)
  const ic = informationContent(ontology, profiles)
  const model = buildDiseaseModel({ ontology, ic, annotations })
  const row = new Map(model.diseases.map((id, at) => [id, at]))
  const rowsOf = new Map(
    cases.map(({ id, diagnoses }) => [id, diagnoses.flatMap((diagnosis) => row.get(diagnosis) ?? [])]),
  )
  const profilesOfAll = cases.map(({ present }) => present)
  const simGic = overlapMeasure(ic, profilesOfAll, 1)
  const tversky = overlapMeasure(ic, profilesOfAll, 0.3)

  function nearest(scores: ArrayLike<number>, query: Case): readonly Near[] {
    return cases
      .map((person, at) => ({ person, score: scores[at] ?? 0 }))
      .filter(({ person }) => person.paper !== query.paper)
      .sort((a, b) => b.score - a.score || (a.person.id < b.person.id ? -1 : 1))
      .slice(0, NEAREST)
  }
  function fused(terms: readonly string[]): Float64Array {
    const { values, most } = model.diseaseBonus({ present: terms })
    const likeness = tversky(terms)
    return likeness.map((score, at) => {
      const rows = rowsOf.get(cases[at]?.id ?? '') ?? []
      const added = rows.reduce((best, each) => Math.max(best, values[each] ?? 0), 0)
      return (score + added) / (1 + most)
    })
  }
  const withRoom = (near: readonly Near[]) => varied(near, ({ person }) => person.diagnoses)

  const rows: string[][] = []
  for (const [what, queries] of [
    ['whole', whole],
    ['degraded', worse],
  ] as const) {
    const add = (measure: string, answer: (terms: readonly string[], query: Case) => readonly Near[]) =>
      rows.push([what, measure, ...hits(queries, answer)])
    add('simGIC', (terms, query) => nearest(simGic(terms), query))
    add('Tversky, β = 0.3', (terms, query) => nearest(tversky(terms), query))
    add('with the diagnosis’ fit', (terms, query) => nearest(fused(terms), query))
    add('and room for other diagnoses', (terms, query) => withRoom(nearest(fused(terms), query)))
  }
  printTable(
    `${asked.length} of ${cases.length} published cases, same-paper candidates dropped; annotations ${basename(annotationFile)}`,
    [
      { title: 'query' },
      { title: 'measure' },
      ...RANKS.map((rank) => ({ title: `top-${rank} %`, align: 'right' as const })),
      { title: 'MRR', align: 'right' },
    ],
    [...rows, ['whole', 'the engine, β = 0.3', ...hits(whole, byEngine(ic))]],
  )
}

/** The exact index instead of scoring everybody: the line must be that of Tversky. */
function byEngine(ic: ReturnType<typeof informationContent>) {
  const engine = buildEngine({ ontology, ic })
  for (const { id, present, excluded } of cases) engine.put({ id, present, excluded })
  engine.settle()
  const byId = new Map(cases.map((person) => [person.id, person]))
  return (terms: readonly string[], query: Case): readonly Near[] =>
    engine
      .people(
        { present: terms },
        { top: NEAREST, floor: 0, filter: (id) => byId.get(id)?.paper !== query.paper },
      )
      .flatMap(({ id, score }) => {
        const person = byId.get(id)
        return person === undefined ? [] : [{ person, score }]
      })
}

function hits(
  queries: Queries,
  answer: (terms: readonly string[], query: Case) => readonly Near[],
): readonly string[] {
  const places = [...queries].map(([query, terms]) => {
    const at = answer(terms, query).findIndex(({ person }) =>
      person.diagnoses.some((id) => query.diagnoses.includes(id)),
    )
    return at === -1 ? Number.POSITIVE_INFINITY : at + 1
  })
  const share = (rank: number) => (100 * places.filter((place) => place <= rank).length) / places.length
  const reciprocal = places.reduce((sum, place) => sum + 1 / place, 0) / places.length
  return [...RANKS.map((rank) => share(rank).toFixed(1)), reciprocal.toFixed(3)]
}
