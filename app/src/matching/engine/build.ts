import {
  buildEngine,
  buildOntology,
  type Engine,
  type InformationContent,
  informationContent,
  type Ontology,
} from '@share4rare/matching'
import type { MatchingVocabulary } from '../vocabulary.ts'
import type { IndexedCase, IndexedMember } from './index-content.ts'

/** Two engines over one ontology and the same weights, so that the scores of members and of published cases compare. */
export type Built = {
  readonly ontology: Ontology
  readonly ic: InformationContent
  readonly members: Engine
  readonly cases: Engine
  readonly memberOf: Map<string, IndexedMember>
  readonly caseOf: Map<string, IndexedCase>
}

/** How telling a symptom is: counted over what diseases look like; without any, over the shape of the ontology alone. */
const weigh = (vocabulary: MatchingVocabulary, ontology: Ontology): InformationContent => {
  const profiles = vocabulary.describedDiseases().map((disease) => ({
    terms: vocabulary
      .symptomsOf(disease)
      .filter(({ absent, term }) => !absent && ontology.resolve(term) !== undefined)
      .map(({ term }) => term),
  }))
  const described = profiles.some(({ terms }) => terms.length > 0)
  return informationContent(ontology, described ? profiles : ontology.ids.map((id) => ({ terms: [id] })))
}

export const putMember = (built: Built, member: IndexedMember): void => {
  built.members.put({ id: member.personId, present: member.present, excluded: member.excluded })
  built.memberOf.set(member.personId, member)
}

export const forgetMember = (built: Built, personId: string): void => {
  built.members.remove(personId)
  built.memberOf.delete(personId)
}

export const build = (
  vocabulary: MatchingVocabulary,
  people: { readonly members: readonly IndexedMember[]; readonly cases: readonly IndexedCase[] },
): Built => {
  const terms = vocabulary.ontologyTerms().map(({ id, parents }) => ({ id, parents }))
  const ontology = buildOntology({ terms })
  const ic = weigh(vocabulary, ontology)
  const built: Built = {
    ontology,
    ic,
    members: buildEngine({ ontology, ic }),
    cases: buildEngine({ ontology, ic }),
    memberOf: new Map(),
    caseOf: new Map(),
  }
  for (const member of people.members) putMember(built, member)
  for (const one of people.cases) {
    built.cases.put({ id: one.id, present: one.present, excluded: one.excluded })
    built.caseOf.set(one.id, one)
  }
  built.members.settle()
  built.cases.settle()
  return built
}
