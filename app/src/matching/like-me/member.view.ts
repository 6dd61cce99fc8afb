import { z } from 'zod'
import type { MemberMatch } from '../engine/asked.ts'
import type { FirstShown } from '../suggested/suggestions.sql.ts'
import { ageBandOf, ageBands } from './age-band.ts'
import type { ShownMember } from './members.sql.ts'
import { nearnessFields, nearnessTold } from './nearness.view.ts'
import { memberReasons, memberReasonsOf } from './reasons.view.ts'

/** How a member's diagnosis stands to the reader's. */
export const kinships = ['same', 'other', 'undiagnosed'] as const
export type Kinship = (typeof kinships)[number]

const listedFields = {
  personId: z.string(),
  nickname: z.string(),
  kinship: z.enum(kinships),
  diseaseId: z.string().optional(),
  ...nearnessFields,
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
  /** When this account was first shown this member beside this person, and by which engine. */
  firstShown: z.object({ at: z.string(), version: z.string() }),
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

const common = ({ found: { member, nearness }, shown, myDiseases }: Found) => {
  const kinship = kinshipOf(myDiseases, member.diseaseIds)
  const diseaseId = member.diseaseIds.find((id) => myDiseases.includes(id)) ?? member.diseaseIds[0]
  return {
    personId: member.personId,
    nickname: shown.nickname,
    kinship,
    ...(diseaseId === undefined ? {} : { diseaseId }),
    ...nearnessTold(nearness),
  }
}

export const listedMemberOf = (given: Found): ListedMember => {
  const { shared, near, onlyMine, onlyTheirsCount } = memberReasonsOf(given.found.match.explanation)
  return { ...common(given), reasons: { shared, near }, differences: onlyMine.length + onlyTheirsCount }
}

export const openedMemberOf = (
  given: Found & { readonly firstShown: FirstShown },
  now: Date,
): OpenedMember => {
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
    firstShown: { at: given.firstShown.at.toISOString(), version: given.firstShown.version },
  }
}
