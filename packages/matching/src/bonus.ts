import type { Bonus } from './api.ts'
import type { DiseaseIndex } from './disease-index.ts'
import { MatchingError } from './error.ts'

/** What diseases add to a score, made ready for one query. */
export interface PreparedBonus {
  /** Likeness and bonus together are divided by it: 1 + the most a bonus may be. */
  readonly scale: number
  /** The diseases that add more than `others`, those that add most first. Who has one is scored before anybody else. */
  readonly first: readonly number[]
  /** The most any other disease adds. */
  readonly others: number
  /** What somebody's diseases add: as much as the one that adds most. */
  of(diseases: Uint32Array): number
  /** The disease that adds it, the first of equals; -1 when none adds anything. */
  bestOf(diseases: Uint32Array): number
}

/**
 * How many diseases are looked through first. More of them raise the bar for all others, but cost a look at each of their
 * people: among a million published profiles 12 were quickest at the 95th percentile, and 50 took twice as long at the median.
 */
const FIRST_DISEASES = 12

const NO_BONUS: PreparedBonus = { scale: 1, first: [], others: 0, of: () => 0, bestOf: () => -1 }

/** Throws `invalid-option`. */
export function prepareBonus(bonus: Bonus | undefined, index: DiseaseIndex | undefined): PreparedBonus {
  if (bonus === undefined) return NO_BONUS
  const { values, most } = bonus
  if (index === undefined) throw refused('A bonus needs an engine with a disease index')
  if (values.length !== index.size) {
    throw refused(
      `A bonus must have ${index.size} values, one for each disease of the index, not ${values.length}`,
    )
  }
  if (!(most >= 0 && most < Number.POSITIVE_INFINITY)) throw refused(`most must be 0 or more, not ${most}`)
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN
    if (!(value >= 0 && value <= most)) {
      throw refused(`The bonus of ${index.ids[at]} must be a number from 0 to ${most}, not ${value}`)
    }
  }
  const best = largest(values, FIRST_DISEASES + 1)
  const others = best.length > FIRST_DISEASES ? (values[best[FIRST_DISEASES] ?? 0] ?? 0) : 0
  const amountOf = (disease: number): number => (disease < values.length ? (values[disease] ?? 0) : 0)
  return {
    scale: 1 + most,
    first: best.filter((disease) => amountOf(disease) > others),
    others,
    of(diseases) {
      let sum = 0
      for (let at = 0; at < diseases.length; at++) sum = Math.max(sum, amountOf(diseases[at] ?? 0))
      return sum
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

/** Positions of the largest values above 0, largest first, equal ones as they lie. */
function largest(values: ArrayLike<number>, count: number): readonly number[] {
  const best: number[] = []
  let least = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0
    if (value <= least) continue
    let place = best.length
    while (place > 0 && (values[best[place - 1] ?? 0] ?? 0) < value) place--
    best.splice(place, 0, at)
    if (best.length > count) best.pop()
    if (best.length === count) least = values[best[count - 1] ?? 0] ?? 0
  }
  return best
}

function refused(message: string): MatchingError {
  return new MatchingError('invalid-option', message, 'bonus')
}
