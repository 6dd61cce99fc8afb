/**
 * Learns the weights of disease evidence: `npm run bench -- learn-weights`.
 *
 * Each clean case is a choice among the diseases that now rank first for it. The weights are those under which the
 * diagnoses were most probable (conditional logit), every disease weighing the square root of its cases. What they
 * are worth is shown on cases whose disease *and* paper lay in a part that was not learned from, five times over. Starts
 * from the weights in force, uses no chance, and so gives the same on every run.
 */
import {
  DEFAULT_DISEASE_SETTINGS,
  type DiseaseParts,
  type RankedDisease,
} from '../packages/matching/src/index.ts'
import { type Diagnosed, readDiseaseCases, shares } from './disease-cases.ts'
import { printTable } from './table.ts'

const FEATURES = ['likelihood', 'overlap', 'common', 'richness'] as const
const CANDIDATES = 100
const PARTS = 5
const STEPS = 200
/** Pulls weights towards those in force; per case. */
const CAUTION = 1e-4

interface Choice {
  readonly diagnosed: Diagnosed
  readonly weight: number
  /** By candidate: the features, then the evidence of the source, which is not learned. */
  readonly candidates: readonly (readonly number[])[]
  /** Which candidate is the diagnosis; -1 when none is. */
  readonly truth: number
}

const settings = DEFAULT_DISEASE_SETTINGS
const inForce = [1, settings.overlap, settings.common, settings.richness].map(
  (weight) => weight / settings.temperature,
)
const { model, clean } = readDiseaseCases('2023-01-27')
const counts = new Map<string, number>()
for (const { disease } of clean) counts.set(disease, (counts.get(disease) ?? 0) + 1)
const choices: readonly Choice[] = clean.map((diagnosed) => {
  const ranked = model.rankDiseases(diagnosed.person, { top: CANDIDATES })
  return {
    diagnosed,
    weight: (counts.get(diagnosed.disease) ?? 1) ** -0.5,
    candidates: ranked.map(featuresOf),
    truth: ranked.findIndex(({ disease }) => disease === diagnosed.disease),
  }
})

/** The parts without their weights. */
function featuresOf({ parts }: RankedDisease): readonly number[] {
  const plain: DiseaseParts = {
    ...parts,
    overlap: parts.overlap / settings.overlap,
    common: parts.common / settings.common,
    richness: parts.richness / settings.richness,
  }
  return [...FEATURES.map((name) => plain[name]), parts.source / settings.temperature]
}

function worth(features: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (features[at] ?? 0), features.at(-1) ?? 0)
}

/** Climbs by Newton's method with the diagonal of the curvature: few weights, a concave hill. */
function learn(from: readonly Choice[]): readonly number[] {
  const weights = [...inForce]
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, at) => -CAUTION * from.length * (weight - (inForce[at] ?? 0)))
    const curvature = weights.map(() => CAUTION * from.length)
    for (const { candidates, truth, weight } of from) {
      const chosen = candidates[truth]
      if (chosen === undefined) continue
      const values = candidates.map((features) => worth(features, weights))
      const best = Math.max(...values)
      const odds = values.map((value) => Math.exp(value - best))
      const sum = odds.reduce((a, b) => a + b, 0)
      weights.forEach((_, at) => {
        let mean = 0
        let square = 0
        candidates.forEach((features, candidate) => {
          const chance = (odds[candidate] ?? 0) / sum
          mean += chance * (features[at] ?? 0)
          square += chance * (features[at] ?? 0) ** 2
        })
        slope[at] = (slope[at] ?? 0) + weight * ((chosen[at] ?? 0) - mean)
        curvature[at] = (curvature[at] ?? 0) + weight * (square - mean ** 2)
      })
    }
    weights.forEach((weight, at) => {
      weights[at] = Math.max(0, weight + (0.3 * (slope[at] ?? 0)) / Math.max(1e-9, curvature[at] ?? 0))
    })
  }
  return weights
}

function rank({ candidates, truth }: Choice, weights: readonly number[]): number {
  if (truth === -1) return Number.POSITIVE_INFINITY
  const values = candidates.map((features) => worth(features, weights))
  return 1 + values.filter((value, at) => at !== truth && value >= (values[truth] ?? 0)).length
}

function row(name: string, ranks: readonly number[]): readonly string[] {
  return [
    name,
    ...[1, 3, 10].map((top) => {
      const { cases, diseases } = shares(
        clean,
        ranks.map((each) => each <= top),
      )
      return `${cases.toFixed(1)} (${diseases.toFixed(1)})`
    }),
  ]
}

/** The same part for the same text on every run. */
function partOf(text: string): number {
  let hash = 7
  for (const letter of text) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return (hash >>> 4) % PARTS
}

const parts = Array.from({ length: PARTS }, (_, part) => {
  const papers = new Set(
    clean.filter(({ disease }) => partOf(disease) === part).map(({ person }) => person.paper),
  )
  return learn(
    choices.filter(
      ({ diagnosed: { disease, person } }) => partOf(disease) !== part && !papers.has(person.paper),
    ),
  )
})
const apart = choices.map((choice) => rank(choice, parts[partOf(choice.diagnosed.disease)] ?? inForce))
const learned = learn(choices)
printTable(
  `${clean.length} clean cases, the ${CANDIDATES} first candidates ordered anew; in brackets every disease counts alike`,
  [
    { title: 'weights' },
    ...['top-1 %', 'top-3 %', 'top-10 %'].map((title) => ({ title, align: 'right' as const })),
  ],
  [
    row(
      'in force',
      choices.map((choice) => rank(choice, inForce)),
    ),
    row('learned from other diseases and papers', apart),
    row(
      'learned from these',
      choices.map((choice) => rank(choice, learned)),
    ),
  ],
)
const [likelihood = 1, ...rest] = learned
const told = rest.map((weight, at) => `${FEATURES[at + 1] ?? ''} ${(weight / likelihood).toFixed(1)}`)
process.stdout.write(`\nlearned: ${told.join(', ')}, temperature ${(1 / likelihood).toFixed(1)}\n`)
