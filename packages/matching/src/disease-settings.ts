import { MatchingError } from './error.ts'

/** What a disease was ranked with. Store it beside a suggestion: it answers "why was I shown this?" years later. */
export interface DiseaseSettings {
  readonly version: 'diseases-1'
  /** Tversky's weight of what only the disease has. Small: nobody has every symptom of their disease, or tells them all. */
  readonly beta: number
  /** Evidence (nats) that an overlap of 1 brings beside the likelihood. */
  readonly overlap: number
  /** Evidence that one nat of mean common information brings. */
  readonly common: number
  /** Evidence taken for each e-fold of symptoms annotated: a long list fits many people by chance. */
  readonly richness: number
  /** Evidence by the prefix of a disease's id; a prefix not named brings none. */
  readonly sources: Readonly<Record<string, number>>
  /** Evidence is divided by it before it becomes a belief: symptoms repeat each other, so their sum is overconfident. */
  readonly temperature: number
  /** The most a person's diagnosis adds to their likeness (0..1): as much for the disease that fits best, less for others. */
  readonly bonus: number
}

/**
 * Chosen by mean reciprocal rank on 685 development cases (six of a disease at most); the temperature by whether people
 * with the same diagnosis are found. `npm run bench -- learn-weights` learns the weights from one part of the cases and
 * tries them on diseases and papers of another: overlap 15, common 7, richness 6, and there top-1 / 10 are 27.3 / 57.0 %
 * where these have 28.6 / 57.4 %, so nothing is gained by learning them more closely.
 *
 * The preference for OMIM is no verdict on Orphanet: where both name a disorder, it puts the narrower name first.
 */
export const DEFAULT_DISEASE_SETTINGS: DiseaseSettings = Object.freeze({
  version: 'diseases-1',
  beta: 0.06,
  overlap: 20,
  common: 4,
  richness: 4,
  sources: Object.freeze({ OMIM: 6 }),
  temperature: 8,
  bonus: 0.3,
})

/** Completes and checks settings. Throws `invalid-option`. */
export function diseaseSettingsWith(given: Partial<Omit<DiseaseSettings, 'version'>> = {}): DiseaseSettings {
  const settings: DiseaseSettings = { ...DEFAULT_DISEASE_SETTINGS, ...given, version: 'diseases-1' }
  const { sources, version: _, ...numbers } = settings
  for (const [name, value] of [...Object.entries(numbers), ...Object.entries(sources)]) {
    if (!(value >= 0 && value <= 1_000) || (name === 'temperature' && value < 0.01)) {
      throw new MatchingError('invalid-option', `${name} must be a number from 0 to 1000, not ${value}`, name)
    }
  }
  return Object.freeze({ ...settings, sources: Object.freeze({ ...sources }) })
}
