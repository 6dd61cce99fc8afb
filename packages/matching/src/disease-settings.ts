import { MatchingError } from './error.ts'

/** What a disease was ranked with. Store it beside a suggestion: it answers "why was I shown this?" years later. */
export interface DiseaseSettings {
  readonly version: 'diseases-1'
  /** Tversky's weight of what only the disease has. Small: nobody has every symptom of their disease, or tells them all. */
  readonly beta: number
  /** Log-odds brought by an overlap of 1, by a nat of mean common information, and by the source naming the disease. */
  readonly overlap: number
  readonly common: number
  readonly sources: Readonly<Record<string, number>>
  /** Evidence is divided by it before it becomes a probability. */
  readonly temperature: number
}

export const DEFAULT_DISEASE_SETTINGS: DiseaseSettings = Object.freeze({
  version: 'diseases-1',
  beta: 0.03,
  overlap: 40,
  common: 2,
  sources: Object.freeze({ OMIM: 6 }),
  temperature: 4,
})

/** Completes and checks settings. Throws `invalid-option`. */
export function diseaseSettingsWith(given: Partial<Omit<DiseaseSettings, 'version'>> = {}): DiseaseSettings {
  const settings: DiseaseSettings = { ...DEFAULT_DISEASE_SETTINGS, ...given }
  const { beta, overlap, common, temperature, sources } = settings
  for (const [name, value] of Object.entries({ beta, overlap, common, temperature, ...sources })) {
    if (!(value >= 0 && value <= 1_000) || (name === 'temperature' && value === 0)) {
      throw new MatchingError('invalid-option', `${name} must be a number from 0 to 1000, not ${value}`, name)
    }
  }
  return Object.freeze({ ...settings, sources: Object.freeze({ ...sources }) })
}
