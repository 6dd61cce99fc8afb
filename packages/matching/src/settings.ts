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

export const DEFAULT_SETTINGS: Settings = { version: 'tversky-1', alpha: 1, beta: 0.3, floor: 0 }

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
