import type { Services } from '../platform/services.ts'
import type { Vocabulary } from '../vocabulary/index.ts'

/** What matching reads of the vocabulary of this moment: the graph, what diseases look like, names. */
export type MatchingVocabulary = Pick<
  Vocabulary,
  | 'release'
  | 'sources'
  | 'ontologyTerms'
  | 'describedDiseases'
  | 'symptomsOf'
  | 'resolveTerm'
  | 'resolveDisease'
  | 'diseaseParents'
  | 'termLabel'
  | 'diseaseLabel'
>

export const vocabularyOf = (services: Pick<Services, 'vocabulary'>): MatchingVocabulary =>
  services.vocabulary.current()
