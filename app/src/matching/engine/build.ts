import { createHash } from 'node:crypto'
import {
  CALIBRATION_VERSION,
  type Engine,
  type Facets,
  type PersonInput,
  VARIETY,
} from '@share4rare/matching'
import type { MatchingVocabulary } from '../vocabulary.ts'
import { type Composition, composeEngine } from './compose-engine.ts'
import { type DiseaseGroups, diseaseGroups } from './disease-groups.ts'
import { matchCalibration } from './how-often-right.ts'
import type { IndexedCase, IndexedMember } from './index-content.ts'
import { knowledgeOf } from './knowledge-of.ts'

/** What an answer was computed with, so that “why was I shown this?” can be answered years later. */
export type EngineRecord = {
  readonly version: string
  /** Everything a score depends on but the people, as JSON. */
  readonly settings: string
  readonly sha256: string
}

/** What a vocabulary makes of symptoms and diseases, before anybody is compared. */
export type Ground = Composition & {
  readonly vocabulary: MatchingVocabulary
  readonly groups: DiseaseGroups
}

/** Two engines over one knowledge, so that the scores of members and of published cases compare. */
export type Built = Ground & {
  readonly members: Engine
  readonly cases: Engine
  readonly memberOf: Map<string, IndexedMember>
  readonly caseOf: Map<string, IndexedCase>
  readonly record: EngineRecord
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

const caseInputOf = ({ id, present, excluded, diseaseId }: IndexedCase): PersonInput => ({
  id,
  present,
  excluded,
  ...(diseaseId === undefined ? {} : { diseases: [diseaseId] }),
})

export const putMember = (built: Built, member: IndexedMember): void => {
  built.members.put(personOf(member))
  built.memberOf.set(member.personId, member)
}

export const forgetMember = (built: Built, personId: string): void => {
  built.members.remove(personId)
  built.memberOf.delete(personId)
}

/**
 * The vocabulary has one name for what OMIM and Orphanet both describe, so that who names a disease is no evidence here; the
 * command line ranks the codes of a file, where it is.
 */
const noSources = { sources: {} } as const

const recordOf = ({ model, vocabulary }: Ground, engine: Engine): EngineRecord => {
  const settings = JSON.stringify({
    people: engine.settings,
    diseases: model?.settings ?? null,
    variety: VARIETY,
    calibration: { matches: matchCalibration.version, diseases: CALIBRATION_VERSION },
    vocabulary: {
      kind: vocabulary.release.kind,
      sources: vocabulary.sources.map(({ file, sha256 }) => ({ file, sha256 })),
    },
  })
  return {
    version: [engine.settings.version, ...(model === undefined ? [] : [model.settings.version])].join(' + '),
    settings,
    sha256: createHash('sha256').update(settings).digest('hex'),
  }
}

export const groundOf = (vocabulary: MatchingVocabulary): Ground => ({
  ...composeEngine(knowledgeOf(vocabulary), noSources),
  vocabulary,
  groups: diseaseGroups(vocabulary),
})

type People = { readonly members: readonly IndexedMember[]; readonly cases: readonly IndexedCase[] }

export const build = (ground: Ground, people: People): Built => {
  const [members, cases] = [ground.emptyEngine(), ground.emptyEngine()]
  members.load(people.members.map(personOf))
  cases.load(people.cases.map(caseInputOf))
  return {
    ...ground,
    members,
    cases,
    memberOf: new Map(people.members.map((member) => [member.personId, member])),
    caseOf: new Map(people.cases.map((one) => [one.id, one])),
    record: recordOf(ground, members),
  }
}
