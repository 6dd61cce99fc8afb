/**
 * How often is a score like this right? `node bench/calibrate-floor.ts --vocabularies DIR --cases FILE`.
 *
 * Every development case asks all others with same-paper candidates dropped, once with all its symptoms and once
 * with six of them, as a family might write. By score of the best match: how often the two share the diagnosis.
 * Cases whose diagnosis nobody else has are counted as well: a family may be the first.
 */
import { buildEngine, informationContent } from '../packages/matching/src/index.ts'
import { type Case, readPeopleData, seeded } from './people-data.ts'

/** A score is close enough when at least this share of best matches with a score like it has the same diagnosis. */
const RIGHT_ENOUGH = 0.1
const BANDS = 20
const FEW = 6

const { ontology, cases, counted } = readPeopleData()
const engine = buildEngine({ ontology, ic: informationContent(ontology, counted) })
for (const { id, present, excluded } of cases) engine.put({ id, present, excluded })
engine.settle()
const byId = new Map(cases.map((person) => [person.id, person]))

function bestOf(query: Case, present: readonly string[]) {
  const filter = (id: string) => byId.get(id)?.paper !== query.paper
  const [match] = engine.people({ present }, { top: 1, floor: 0, filter })
  if (match === undefined) return []
  const right = byId.get(match.id)?.diagnoses.some((id) => query.diagnoses.includes(id)) ?? false
  return [{ score: match.score, right }]
}

function few(terms: readonly string[], random: () => number): readonly string[] {
  return terms
    .map((term) => ({ term, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, FEW)
    .map(({ term }) => term)
}

function calibrate(
  name: string,
  best: readonly { readonly score: number; readonly right: boolean }[],
): number {
  process.stdout.write(`\n${name}: ${best.length} with a best match\n`)
  process.stdout.write('score from   cases   same diagnosis %   cases below %   same diagnosis below %\n')
  let floor: number | undefined
  for (let band = 0; band < BANDS; band++) {
    const from = band / BANDS
    const within = best.filter(({ score }) => Math.min(Math.floor(score * BANDS), BANDS - 1) === band)
    const below = best.filter(({ score }) => Math.floor(score * BANDS) < band)
    if (rightOf(within) / within.length >= RIGHT_ENOUGH) floor ??= from
    const cells = [
      from.toFixed(2).padStart(10),
      String(within.length).padStart(7),
      percent(rightOf(within), within.length).padStart(18),
      percent(below.length, best.length).padStart(15),
      percent(rightOf(below), below.length).padStart(24),
    ]
    process.stdout.write(`${cells.join(' ')}\n`)
  }
  process.stdout.write(
    `first band with at least ${percent(RIGHT_ENOUGH, 1)} % right: from ${floor ?? 'none'}\n`,
  )
  return floor ?? 1
}

function rightOf(best: readonly { readonly right: boolean }[]): number {
  return best.filter(({ right }) => right).length
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)
}

const random = seeded(20_260_625)
const whole = calibrate(
  'All symptoms',
  cases.flatMap((person) => bestOf(person, person.present)),
)
const sparse = calibrate(
  `${FEW} symptoms at most`,
  cases.flatMap((person) => bestOf(person, few(person.present, random))),
)
process.stdout.write(
  `\nfloor: the lower of the two, ${Math.min(whole, sparse)}; the engine's default is ${engine.settings.floor}\n`,
)
