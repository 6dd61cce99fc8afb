import { MatchingError } from './error.ts'

/** What a score was computed with. Store it beside a suggestion: it answers "why was I shown this?" years later. */
export interface Settings {
  readonly version: 'tversky-1'
  /** Weight of what only the asker has. Fixed in this version. */
  readonly alpha: 1
  /** Weight of what only the other person has, 0..1. At 1 the score is simGIC. */
  readonly beta: number
  /** Scores below it are not returned unless asked for: nobody is close enough. 0..1. */
  readonly floor: number
}

/**
 * β = 0.3 found the same diagnosis most often on the development cases; `bench/people-accuracy.ts` measures it.
 *
 * The floor is where the best match of a published case begins to have the same diagnosis in at least one of ten
 * (3,944 development cases, same-paper candidates dropped, cases without any fellow counted; HPO 2026-01-08,
 * information content from the annotations of 2025-05-06; `bench/calibrate-floor.ts`):
 *
 * | best score    | same diagnosis, all symptoms | same diagnosis, six symptoms |
 * |---------------|------------------------------|------------------------------|
 * | 0.30 - 0.35   |  5.8 %                       |  5.5 %                       |
 * | 0.35 - 0.40   |  8.3 %                       |  6.4 %                       |
 * | 0.40 - 0.45   | 15.3 %                       | 12.8 %                       |
 * | 0.50 - 0.55   | 30.6 %                       | 20.7 %                       |
 * | 0.70 - 0.75   | 57.7 %                       | 53.5 %                       |
 *
 * Below 0.40 lie 28 % (six symptoms: 23 %) of the cases, of which 6.3 % (5.0 %) had found a fellow. Chosen and
 * measured on the same cases, and among 4,000 people: among many more, a chance likeness reaches higher scores.
 */
export const DEFAULT_SETTINGS: Settings = Object.freeze({
  version: 'tversky-1',
  alpha: 1,
  beta: 0.3,
  floor: 0.4,
})

/** Completes and checks settings. Throws `invalid-option`. */
export function settingsWith(given: Partial<Pick<Settings, 'beta' | 'floor'>> = {}): Settings {
  const settings = { ...DEFAULT_SETTINGS, ...given }
  requireShare('beta', settings.beta)
  requireShare('floor', settings.floor)
  return Object.freeze(settings)
}

export function requireShare(name: string, value: number): void {
  if (value >= 0 && value <= 1) return
  throw new MatchingError('invalid-option', `${name} must be a number from 0 to 1, not ${value}`, name)
}

export function requireCount(top: number): number {
  if (Number.isSafeInteger(top) && top >= 0) return top
  throw new MatchingError('invalid-option', `top must be a whole number, 0 or more, not ${top}`, 'top')
}
