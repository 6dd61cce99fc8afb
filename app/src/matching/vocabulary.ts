import type { Services } from '../platform/services.ts'

/** What matching needs of the vocabulary: the graph, what diseases look like, and names in the reader's language. */
export type MatchingVocabulary = {
  /** Every current symptom, with its broader terms. */
  readonly terms: () => readonly { readonly id: string; readonly parents: readonly string[] }[]
  /** The symptoms of each described disease: how telling a symptom is, is counted over these. */
  readonly diseaseProfiles: () => readonly { readonly terms: readonly string[] }[]
  /** The term in force for an id, following alternative and obsolete ids. */
  readonly currentSymptom: (id: string) => string | undefined
  readonly symptomLabel: (id: string, locale: string) => string
  /** One disease, one id, whichever of its codes is given. */
  readonly currentDisease: (code: string) => string | undefined
  readonly diseaseLabel: (id: string, locale: string) => string
  /** Calls back when another release took the place of this one. */
  readonly onChange: (react: () => void) => void
}

export const vocabularyOf = (services: Services): MatchingVocabulary => services.vocabularyForMatching
