import { allow, deny, type Policy, policy } from '../access/index.ts'

/**
 * A clinician whom staff made one: nobody can choose the role when registering, so that the role is the mark of having been
 * checked. The one place that says so; what a validation of professionals adds later is asked here. With a second factor (B3).
 */
export const validatedClinician: Policy<unknown> = policy(
  'a validated clinician, with a second factor',
  (actor) => {
    if (actor.kind !== 'account') return deny('not signed in')
    if (actor.role !== 'clinician') return deny('not a clinician')
    return actor.secondFactor ? allow('as a validated clinician') : deny('no second factor in this session')
  },
)
