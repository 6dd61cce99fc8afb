import { z } from 'zod'
import type { MemberMatch } from '../engine/matching-service.ts'
import { ageBandOf, ageBands } from './age-band.ts'
import type { ShownMember } from './members.sql.ts'
import { memberReasons, memberReasonsOf, roundedScore } from './reasons.view.ts'

/** How a member's diagnosis stands to the reader's. */
export const kinships = ['same', 'other', 'undiagnosed'] as const
export type Kinship = (typeof kinships)[number]

const listedFields = {
  personId: z.string(),
  nickname: z.string(),
  kinship: z.enum(kinships),
  diseaseId: z.string().optional(),
  score: z.number(),
} as const

/** In lists and maps: the nickname, what is shared, and the diagnosis that groups the map. */
export const listedMember = z.object({
  ...listedFields,
  reasons: memberReasons.pick({ shared: true, near: true }),
  differences: z.int(),
})
export type ListedMember = z.output<typeof listedMember>

/** On a page of its own, which counts as opening a profile. */
export const openedMember = z.object({
  ...listedFields,
  reasons: memberReasons,
  role: z.enum(['patient', 'caregiver', 'advocate', 'other']),
  country: z.string().optional(),
  languages: z.array(z.string()),
  ageBand: z.enum(ageBands).optional(),
  medicallyConfirmed: z.boolean(),
})
export type OpenedMember = z.output<typeof openedMember>

const roleOf = (role: string): OpenedMember['role'] =>
  role === 'patient' || role === 'caregiver' || role === 'advocate' ? role : 'other'

export const kinshipOf = (mine: readonly string[], theirs: readonly string[]): Kinship => {
  if (theirs.some((id) => mine.includes(id))) return 'same'
  return theirs.length === 0 ? 'undiagnosed' : 'other'
}

type Found = {
  readonly found: MemberMatch
  readonly shown: ShownMember
  readonly myDiseases: readonly string[]
}

const common = ({ found: { member, match }, shown, myDiseases }: Found) => {
  const kinship = kinshipOf(myDiseases, member.diseaseIds)
  const diseaseId = member.diseaseIds.find((id) => myDiseases.includes(id)) ?? member.diseaseIds[0]
  return {
    personId: member.personId,
    nickname: shown.nickname,
    kinship,
    ...(diseaseId === undefined ? {} : { diseaseId }),
    score: roundedScore(match.score),
  }
}

export const listedMemberOf = (given: Found): ListedMember => {
  const { shared, near, onlyMine, onlyTheirsCount } = memberReasonsOf(given.found.match.explanation)
  return { ...common(given), reasons: { shared, near }, differences: onlyMine.length + onlyTheirsCount }
}

export const openedMemberOf = (given: Found, now: Date): OpenedMember => {
  const { member, match } = given.found
  const ageBand = ageBandOf(member.birthYear, now)
  return {
    ...common(given),
    reasons: memberReasonsOf(match.explanation),
    role: roleOf(given.shown.role),
    ...(member.country === undefined ? {} : { country: member.country }),
    languages: [...member.languages],
    ...(ageBand === undefined ? {} : { ageBand }),
    medicallyConfirmed: given.shown.tier >= 3,
  }
}
