/** What is kept of one symptom. The codes are facts; the words are the person's own. */
export const presences = ['present', 'absent', 'unsure'] as const
export const onsets = ['unknown', 'before-birth', 'at-birth', 'age'] as const
export const severities = ['unsaid', 'mild', 'moderate', 'severe'] as const
export const courses = ['unsaid', 'still', 'gone'] as const
export const certainties = ['low', 'medium', 'high'] as const
export const provenances = ['self', 'document', 'clinician'] as const

export type Presence = (typeof presences)[number]
export type Provenance = (typeof provenances)[number]

export type SymptomFacts = {
  readonly presence: Presence
  readonly onset: (typeof onsets)[number]
  /** Months after birth, when `onset` is `age`. */
  readonly onsetMonths: number | undefined
  readonly severity: (typeof severities)[number]
  readonly course: (typeof courses)[number]
  readonly certainty: (typeof certainties)[number]
  readonly provenance: Provenance
}

export type Symptom = SymptomFacts & {
  readonly entry: string
  readonly hpoId: string
  readonly ownWords: string | undefined
  readonly recordedAt: Date
}

/** What is true before somebody says more: nothing is guessed about when, how strong or whether it went away. */
export const nothingSaidYet: SymptomFacts = {
  presence: 'present',
  onset: 'unknown',
  onsetMonths: undefined,
  severity: 'unsaid',
  course: 'unsaid',
  certainty: 'medium',
  provenance: 'self',
}

export const longestAgeInMonths = 1440

type Said = { readonly [K in keyof SymptomFacts]?: SymptomFacts[K] | undefined }

/** What was just said over what was known. An age belongs to the onset `age` alone. */
export const withFacts = (known: SymptomFacts, said: Said): SymptomFacts => {
  const onset = said.onset ?? known.onset
  return {
    presence: said.presence ?? known.presence,
    onset,
    onsetMonths: onset === 'age' ? (said.onsetMonths ?? known.onsetMonths) : undefined,
    severity: said.severity ?? known.severity,
    course: said.course ?? known.course,
    certainty: said.certainty ?? known.certainty,
    provenance: said.provenance ?? known.provenance,
  }
}

type Comparable = SymptomFacts & { readonly ownWords: string | undefined }

/** Saying the same again makes no new history. */
export const isSame = (a: Comparable, b: Comparable): boolean =>
  a.ownWords === b.ownWords &&
  a.presence === b.presence &&
  a.onset === b.onset &&
  a.onsetMonths === b.onsetMonths &&
  a.severity === b.severity &&
  a.course === b.course &&
  a.certainty === b.certainty &&
  a.provenance === b.provenance
