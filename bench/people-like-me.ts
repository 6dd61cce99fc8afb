/**
 * What People Like Me asks of the engine for one page, as the platform asks it: members with the same diagnosis, other members,
 * published cases, with filters; beside scoring every member for a single one of these lists in the same run.
 * `npm run bench -- people-like-me`. The page as a whole, database and rendering included, is in `pages`.
 */
import { scoreEverybody, somebody } from '../packages/matching/src/bench/index.ts'
import {
  buildDiseaseIndex,
  buildEngine,
  type Engine,
  informationContent,
} from '../packages/matching/src/index.ts'
import { percentile, readPeopleData, seeded } from './people-data.ts'
import { printTable, verdict } from './table.ts'

const QUERIES = 300
const BETA = 0.3
const TOP = 22
const CASES = 12
/** A page has 100 ms in all: the engine may take a quarter of it. */
const GOAL_MS = 25
const COUNTRIES = ['ES', 'RO', 'GB', 'IE', 'DE', 'FR', 'IT', 'NL', 'PT', 'PL']
const DISEASES = 400

const { ontology, cases, counted } = readPeopleData()
const ic = informationContent(ontology, counted)
const pool = counted.filter(({ terms }) => terms.length > 0)
const random = seeded(20_261_122)

const literature = buildEngine({ ontology, ic, settings: { beta: BETA } })
literature.load(cases)

interface Asked {
  readonly present: readonly string[]
  readonly disease: string
  readonly country: string | undefined
}

function page(members: Engine, { present, disease, country }: Asked): void {
  const query = { present }
  const facets = country === undefined ? {} : { country }
  members.people(query, { top: TOP, floor: 0, where: { facets, diseases: [disease] } })
  members.people(query, { top: TOP, where: { facets, notDiseases: [disease] } })
  literature.people(query, { top: CASES })
}

function timed<T>(list: readonly T[], act: (one: T) => unknown): readonly number[] {
  return list.map((one) => {
    const begun = performance.now()
    act(one)
    return performance.now() - begun
  })
}

const diseaseOf = () => `disease-${Math.floor(random() * DISEASES)}`
const rows: (readonly string[])[] = []
for (const size of [4_000, 100_000]) {
  const people = Array.from({ length: size }, () => somebody(pool, random))
  const members = buildEngine({ ontology, ic, settings: { beta: BETA } })
  const told = people.map((present, row) => {
    const country = COUNTRIES[Math.floor(random() * COUNTRIES.length)] ?? 'ES'
    return { id: `person-${row}`, present, facets: { country }, diseases: [diseaseOf()] }
  })
  members.load(told)
  const score = scoreEverybody(told, { ic, beta: BETA, diseases: buildDiseaseIndex([]) })
  for (const filtered of [false, true]) {
    const asked = Array.from(
      { length: QUERIES },
      (): Asked => ({
        present: somebody(pool, random).slice(0, 8),
        disease: diseaseOf(),
        country: filtered ? 'RO' : undefined,
      }),
    )
    timed(asked.slice(0, 50), (one) => page(members, one))
    const ours = timed(asked, (one) => page(members, one))
    const theirs = timed(asked.slice(0, 100), (one) => score(one, { top: TOP }))
    const [p50, p95, reference] = [percentile(ours, 0.5), percentile(ours, 0.95), percentile(theirs, 0.95)]
    rows.push([
      `${size} members${filtered ? ', one country' : ''}`,
      p50.toFixed(2),
      p95.toFixed(2),
      reference.toFixed(2),
      (p95 / reference).toFixed(2),
      `p95 ≤ ${GOAL_MS} ms`,
      verdict(p95 <= GOAL_MS),
    ])
  }
}
printTable(
  `People Like Me, three lists for one page, ${QUERIES} pages each`,
  [
    { title: '' },
    { title: 'p50 ms', align: 'right' },
    { title: 'p95 ms', align: 'right' },
    { title: 'one list by brute force, p95 ms', align: 'right' },
    { title: 'ratio', align: 'right' },
    { title: 'goal' },
    { title: '' },
  ],
  rows,
)
