import { allow, deny, type Policy, policy } from '../access/index.ts'

/** A clinician whose letter a validator accepted within the last year: the one place that says so. With a second factor (B3). */
export const validatedClinician: Policy<unknown> = policy(
  'a validated clinician, with a second factor',
  (actor) => {
    if (actor.kind !== 'account') return deny('not signed in')
    if (actor.role !== 'clinician') return deny('not a clinician')
    if (actor.standing === undefined) return deny('not checked, or not within the last year')
    return actor.secondFactor ? allow('as a validated clinician') : deny('no second factor in this session')
  },
)
