import {
  buildEngine,
  buildOntology,
  type Engine,
  type Facets,
  type InformationContent,
  informationContent,
  type Ontology,
  type PersonInput,
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

/** What a list can be narrowed to, as the engine indexes it. What somebody did not say is no facet of theirs. */
const facetsOf = ({ country, languages, birthYear, role, diagnosed }: IndexedMember): Facets => ({
  ...(country === undefined ? {} : { country }),
  ...(birthYear === undefined ? {} : { birthYear: String(birthYear) }),
  language: languages,
  role,
  diagnosis: diagnosed ? 'with' : 'without',
})

const personOf = (member: IndexedMember): PersonInput => ({
  id: member.personId,
  present: member.present,
  excluded: member.excluded,
  diseases: member.diseaseIds,
  facets: facetsOf(member),
})

export const putMember = (built: Built, member: IndexedMember): void => {
  built.members.put(personOf(member))
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
  const [members, cases] = [buildEngine({ ontology, ic }), buildEngine({ ontology, ic })]
  members.load(people.members.map(personOf))
  cases.load(people.cases)
  return {
    ontology,
    ic,
    members,
    cases,
    memberOf: new Map(people.members.map((member) => [member.personId, member])),
    caseOf: new Map(people.cases.map((one) => [one.id, one])),
  }
}
