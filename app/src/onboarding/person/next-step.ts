import type { Relation } from '../../access/index.ts'

/** Where a person's registration stands, from what is there: nothing is marked as done. */
export type NextStep = 'about' | 'symptoms' | 'agreement' | 'done'

export const nextStep = (facts: {
  readonly relation: Relation
  readonly hasProfile: boolean
  readonly symptoms: number
  readonly isMember: boolean
}): NextStep => {
  if (facts.isMember || facts.relation === 'second-relative') return 'done'
  if (!facts.hasProfile) return 'about'
  return facts.symptoms === 0 ? 'symptoms' : 'agreement'
}
