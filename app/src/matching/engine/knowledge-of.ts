import { buildOntology, type DiseaseAnnotation, informationContent } from '@share4rare/matching'
import type { MatchingVocabulary } from '../vocabulary.ts'
import type { Knowledge } from './compose-engine.ts'

type Vocabulary = Pick<MatchingVocabulary, 'ontologyTerms' | 'describedDiseases' | 'symptomsOf'>

/**
 * Knowledge from the vocabulary in memory. How telling a symptom is, is counted over what diseases look like; without any
 * description, over the shape of the ontology alone.
 */
export const knowledgeOf = (vocabulary: Vocabulary): Knowledge => {
  const terms = vocabulary.ontologyTerms().map(({ id, parents }) => ({ id, parents }))
  const ontology = buildOntology({ terms })
  const annotations: DiseaseAnnotation[] = []
  const profiles: { readonly terms: readonly string[] }[] = []
  for (const disease of vocabulary.describedDiseases()) {
    const known = vocabulary.symptomsOf(disease).filter(({ term }) => ontology.resolve(term) !== undefined)
    const present = known.filter(({ absent }) => !absent)
    if (present.length === 0) continue
    profiles.push({ terms: present.map(({ term }) => term) })
    for (const { term, absent, share } of known)
      annotations.push({
        disease,
        term,
        excluded: absent,
        ...(share === undefined ? {} : { frequency: share }),
      })
  }
  const counted = profiles.length > 0 ? profiles : ontology.ids.map((id) => ({ terms: [id] }))
  return { ontology, ic: informationContent(ontology, counted), annotations }
}
