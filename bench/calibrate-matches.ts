/**
 * How often does a match shown on People Like Me share the diagnosis? `npm run bench -- calibrate-matches`.
 *
 * Every development case asks all others as the platform asks: symptoms and fitting diagnoses in one score, the ten nearest,
 * same-paper candidates dropped, annotations of 2023-01-27, so that few of them were written from the very case. Once
 * with all symptoms and once with six at most, as a family might write. By score: how often a match has the asker's
 * diagnosis; once by the whole score, once by likeness alone, which is all there is of somebody without a diagnosis.
 * Cases whose diagnosis nobody else has are counted as well: a family may be the first.
 */
import { join } from 'node:path'
import { composeEngine, nearestVaried } from '../app/src/matching/engine/compose-engine.ts'
import { informationContent } from '../packages/matching/src/index.ts'
import { readAnnotationFile } from './annotation-data.ts'
import { benchArguments, type Case, readCases, readOntology, seeded } from './people-data.ts'

const TOP = 10
const FEW = 6
const STEPS = 20

const { vocabularies, cases: caseFile, hp } = benchArguments()
const ontology = readOntology(hp)
const { annotations, profiles } = readAnnotationFile(
  join(vocabularies, 'phenotype-2023-01-27.hpoa.gz'),
  ontology,
)
const { model, emptyEngine } = composeEngine({
  ontology,
  ic: informationContent(ontology, profiles),
  annotations,
})
const cases = readCases(caseFile)
const described = new Set(model?.diseases)
const known = (one: Case): readonly string[] => one.diagnoses.filter((id) => described.has(id)).slice(0, 1)
const engine = emptyEngine()
engine.load(cases.map((one) => ({ id: one.id, present: one.present, diseases: known(one) })))
const byId = new Map(cases.map((one) => [one.id, one]))
const papers = new Map(
  [...Map.groupBy(cases, ({ paper }) => paper)].map(([paper, of]) => [paper, of.map(({ id }) => id)]),
)

type Seen = { readonly score: number; readonly likeness: number; readonly right: boolean }

function matchesOf(asker: Case, present: readonly string[]): readonly Seen[] {
  const bonus = model?.diseaseBonus({ present })
  if (bonus === undefined) return []
  return nearestVaried(
    engine,
    { present },
    {
      top: TOP,
      floor: 0,
      where: { notIds: papers.get(asker.paper) ?? [] },
      bonus,
      diagnosesOf: (id) => byId.get(id)?.diagnoses ?? [],
    },
  ).map(({ id, score, variety, parts }) => ({
    score: score + variety,
    likeness: parts.symptoms * (1 + bonus.most),
    right: byId.get(id)?.diagnoses.some((one) => asker.diagnoses.includes(one)) ?? false,
  }))
}

const random = seeded(20_261_125)
const few = (terms: readonly string[]): readonly string[] =>
  terms
    .map((term) => ({ term, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, FEW)
    .map(({ term }) => term)

const wordings = {
  'all symptoms': (one: Case) => one.present,
  'six at most': (one: Case) => few(one.present),
}
const tables = Object.entries(wordings).map(([name, wordsOf]) => ({
  name,
  seen: cases.flatMap((one) => matchesOf(one, wordsOf(one))),
}))

function shareAt(seen: readonly Seen[], by: 'score' | 'likeness', step: number): string {
  const within = seen.filter((one) => Math.min(STEPS - 1, Math.floor(one[by] * STEPS)) === step)
  const right = within.filter((one) => one.right).length
  const share = within.length === 0 ? '–' : ((100 * right) / within.length).toFixed(1)
  return `${share.padStart(6)} (${within.length})`.padEnd(16)
}

for (const by of ['score', 'likeness'] as const) {
  process.stdout.write(`\nBy ${by}: same diagnosis %, (matches)\n`)
  process.stdout.write(`from    ${tables.map(({ name }) => name.padEnd(16)).join('')}both\n`)
  const both = tables.flatMap(({ seen }) => seen)
  for (let step = 0; step < STEPS; step++) {
    const cells = [...tables.map(({ seen }) => shareAt(seen, by, step)), shareAt(both, by, step)]
    process.stdout.write(`${(step / STEPS).toFixed(2)}  ${cells.join('')}\n`)
  }
}
