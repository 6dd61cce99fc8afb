import { type Actor, allow, deny, type Policy, policy, type Verdict } from '../../access/index.ts'

/** The one place that says who checks papers: staff with the role, signed in with their second factor. */
export const asValidator = (actor: Actor): Verdict => {
  if (actor.kind !== 'account') return deny('not signed in')
  if (!actor.staffRoles.includes('validator')) return deny('not a validator')
  return actor.secondFactor
    ? allow('a validator with a second factor')
    : deny('no second factor in this session')
}

export const validators: Policy<unknown> = policy('a validator, with a second factor', asValidator)

/** A paper is open to the validator who has taken it, and to no other. */
export const itsValidator: Policy<{ readonly takenBy: string | undefined }> = policy(
  'the validator who has taken this paper, with a second factor',
  (actor, { takenBy }) => {
    const verdict = asValidator(actor)
    if (!verdict.allowed || actor.kind !== 'account') return verdict
    return takenBy === actor.accountId ? allow('has taken this paper') : deny('has not taken this paper')
  },
)
