import type { Vocabulary } from '../../vocabulary/index.ts'

type Words = Pick<Vocabulary, 'readOwnWords' | 'resolveTerm' | 'isSymptom'>

export type ClinicalPhrase = {
  readonly said: string
  readonly presence: 'present' | 'absent' | 'unsure'
  /** Terms it may mean, likeliest first. */
  readonly candidates: readonly string[]
}

const code = /HP:\d{7}/giu
const mostPhrases = 40

/** What a professional typed: HPO codes as they stand, the rest as the try-out reads words. */
export const clinicalPhrases = (
  text: string,
  locale: string,
  { readOwnWords, resolveTerm, isSymptom }: Words,
): readonly ClinicalPhrase[] => {
  const coded = [...new Set((text.match(code) ?? []).map((each) => each.toUpperCase()))].map(
    (said): ClinicalPhrase => {
      const term = resolveTerm(said)
      return { said, presence: 'present', candidates: term !== undefined && isSymptom(term) ? [term] : [] }
    },
  )
  const worded = readOwnWords(text.replaceAll(code, '\n'), locale).map(
    ({ phrase, presence, candidates }): ClinicalPhrase => ({
      said: phrase.slice(0, 300),
      presence,
      candidates: candidates.map(({ id }) => id),
    }),
  )
  return [...coded, ...worded].slice(0, mostPhrases)
}
