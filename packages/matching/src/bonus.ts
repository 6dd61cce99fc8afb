import type { Bonus } from './api.ts'
import type { DiseaseIndex } from './disease-index.ts'
import { MatchingError } from './error.ts'

/** What diseases add to a score, made ready for one query. */
export interface PreparedBonus {
  /** Likeness and bonus together are divided by it: 1 + the most a bonus may be. */
  readonly scale: number
  /** The diseases that add more than `others`, ascending: who has one of them is told apart before anybody is scored. */
  readonly ranked: Uint32Array
  /** The most any other disease adds. */
  readonly others: number
  /** The most any disease adds. */
  readonly highest: number
  /** What one disease adds. */
  amountOf(disease: number): number
  /** What somebody's diseases add: as much as the one that adds most. */
  of(diseases: Uint32Array): number
  /** The disease that adds it, the first of equals; -1 when none adds anything. */
  bestOf(diseases: Uint32Array): number
}

/** How many diseases are told apart at most: each costs a look at every segment. */
const MOST_RANKED = 256
/** Amounts are ranked in so many steps up to the highest. */
const STEPS = 1_000
/** Amounts below this step are not told apart: they hardly move what others must share. */
const LEAST_STEP = 20

const NO_BONUS: PreparedBonus = {
  scale: 1,
  ranked: new Uint32Array(0),
  others: 0,
  highest: 0,
  amountOf: () => 0,
  of: () => 0,
  bestOf: () => -1,
}

/** Throws `invalid-option`. */
export function prepareBonus(bonus: Bonus | undefined, index: DiseaseIndex | undefined): PreparedBonus {
  if (bonus === undefined) return NO_BONUS
  if (index === undefined) throw refused('A bonus needs an engine with a disease index')
  const { values, highest } = checked(bonus, index)
  const { ranked, others } = rank(values, highest)
  const amountOf = (disease: number): number => (disease < values.length ? (values[disease] ?? 0) : 0)
  return {
    scale: 1 + bonus.most,
    ranked,
    others,
    highest,
    amountOf,
    of(diseases) {
      let most = 0
      for (let at = 0; at < diseases.length; at++) most = Math.max(most, amountOf(diseases[at] ?? 0))
      return most
    },
    bestOf(diseases) {
      let bestDisease = -1
      let value = 0
      for (const disease of diseases) {
        if (amountOf(disease) <= value) continue
        bestDisease = disease
        value = amountOf(disease)
      }
      return bestDisease
    },
  }
}

/** The diseases that add most, `MOST_RANKED` or fewer; and the most any other adds. */
function rank(values: Float64Array, highest: number) {
  const stepOf = (value: number): number => Math.floor((value / highest) * STEPS)
  const counts = new Uint32Array(STEPS + 1)
  for (let disease = 0; highest > 0 && disease < values.length; disease++) {
    const step = stepOf(values[disease] ?? 0)
    counts[step] = (counts[step] ?? 0) + 1
  }
  let lowest = STEPS + 1
  for (let room = MOST_RANKED; lowest > LEAST_STEP && room >= (counts[lowest - 1] ?? 0); ) {
    lowest--
    room -= counts[lowest] ?? 0
  }
  const ranked: number[] = []
  let others = 0
  for (let disease = 0; highest > 0 && disease < values.length; disease++) {
    const value = values[disease] ?? 0
    if (stepOf(value) >= lowest) ranked.push(disease)
    else if (value > others) others = value
  }
  return { ranked: Uint32Array.from(ranked), others }
}

function checked({ values, most }: Bonus, index: DiseaseIndex) {
  if (values.length !== index.size) {
    throw refused(
      `A bonus must have ${index.size} values, one for each disease of the index, not ${values.length}`,
    )
  }
  if (!(most >= 0 && most < Number.POSITIVE_INFINITY)) throw refused(`most must be 0 or more, not ${most}`)
  const copy = new Float64Array(values.length)
  let highest = 0
  for (let at = 0; at < copy.length; at++) {
    const value = values[at] ?? Number.NaN
    if (!(value >= 0 && value <= most)) {
      throw refused(`The bonus of ${index.ids[at]} must be a number from 0 to ${most}, not ${value}`)
    }
    copy[at] = value
    if (value > highest) highest = value
  }
  return { values: copy, highest }
}

function refused(message: string): MatchingError {
  return new MatchingError('invalid-option', message, 'bonus')
}
