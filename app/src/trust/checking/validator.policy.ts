import { allow, deny, type Policy, policy, staff } from '../../access/index.ts'

/** The one place that says who checks papers: staff with the role, signed in with their second factor. */
export const validators: Policy<unknown> = staff('validator')

/** A paper is open to the validator who has taken it, and to no other. */
export const itsValidator: Policy<{ readonly takenBy: string | undefined }> = policy(
  'the validator who has taken this paper, with a second factor',
  (actor, subject, now) => {
    const verdict = validators.decide(actor, subject, now)
    if (!verdict.allowed || actor.kind !== 'account') return verdict
    return subject.takenBy === actor.accountId
      ? allow('has taken this paper')
      : deny('has not taken this paper')
  },
)
