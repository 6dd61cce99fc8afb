import { MatchingError } from './error.ts'

/**
 * How often people with a disease have a symptom: a share (0..1), what a study counted (`{ having: 3, of: 7 }`), or
 * the text of an annotation file: `3/7`, `45%`, an HPO frequency class such as `HP:0040281`, or nothing at all.
 */
export type AnnotationFrequency = number | string | { readonly having: number; readonly of: number }

/** A frequency as the model counts it. */
export interface Frequency {
  /** 0..1 */
  readonly share: number
  /** How many people stand behind it; a bare statement counts as a few. */
  readonly weight: number
}

/**
 * Middle of each class's range. Source: HPO frequency subontology, HP:0040279 (obligate 100 %, very frequent 80-99 %,
 * frequent 30-79 %, occasional 5-29 %, very rare 1-4 %, excluded 0 %).
 */
const CLASSES: ReadonlyMap<string, number> = new Map([
  ['HP:0040280', 1],
  ['HP:0040281', 0.9],
  ['HP:0040282', 0.55],
  ['HP:0040283', 0.17],
  ['HP:0040284', 0.025],
  ['HP:0040285', 0],
])

/** Nobody said how often: named as a feature of the disease, so most have it. Any count outweighs it. */
const UNKNOWN: Frequency = { share: 0.9, weight: 0.5 }
const STATED_WEIGHT = 5

/**
 * One of one is a patient, not a rate: a count is read as if four more people had been seen, one of them with the
 * symptom. Without it the few-patient diseases won over the well-known ones (top-1 on the development cases 27.0
 * against 25.8 %).
 */
const MORE_HAVING = 1
const MORE_SEEN = 4

/** Reads a frequency. Throws `invalid-option` for a text or a number that is none. */
export function readFrequency(given: AnnotationFrequency | undefined): Frequency {
  if (given === undefined || given === '') return UNKNOWN
  if (typeof given === 'number') return stated(given, given)
  if (typeof given !== 'string') return counted(given.having, given.of, given)
  const share = CLASSES.get(given)
  if (share !== undefined) return stated(share, given)
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(given)
  if (percent !== null) return stated(Number(percent[1]) / 100, given)
  const fraction = /^(\d+)\/(\d+)$/.exec(given)
  if (fraction !== null) return counted(Number(fraction[1]), Number(fraction[2]), given)
  throw invalid(given)
}

function stated(share: number, given: AnnotationFrequency): Frequency {
  if (!(share >= 0 && share <= 1)) throw invalid(given)
  return { share, weight: STATED_WEIGHT }
}

/** `0/0` says nothing; `0/7` says never. */
function counted(having: number, of: number, given: AnnotationFrequency): Frequency {
  if (!(having >= 0 && of >= having && Number.isFinite(of))) throw invalid(given)
  if (of === 0) return UNKNOWN
  if (having === 0) return { share: 0, weight: of }
  return { share: (having + MORE_HAVING) / (of + MORE_SEEN), weight: of }
}

function invalid(given: AnnotationFrequency): MatchingError {
  const text = typeof given === 'object' ? JSON.stringify(given) : String(given)
  return new MatchingError('invalid-option', `${text} is not a frequency`, 'frequency')
}
