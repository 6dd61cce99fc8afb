import { allow, deny, type Policy, policy, withSecondFactor } from '../../access/index.ts'
import type { PersonSubject } from './person.ts'

type About = Pick<PersonSubject, 'relation'>

/** Who may see what a person lives with: the person, who represents them, and the second relative. */
export const mayRead: Policy<About> = policy(
  'the person, their legal representative, or their second relative with a second factor',
  (actor, { relation }) => {
    if (actor.kind !== 'account') return deny('not signed in')
    if (relation === 'none') return deny('not a person of this account')
    const yes = allow(`reads as ${relation}`)
    return relation === 'second-relative' ? withSecondFactor(actor, yes) : yes
  },
)

/** Who may change it: the second relative only looks. */
export const mayEdit: Policy<About> = policy(
  'the person or their legal representative',
  (actor, { relation }) => {
    if (actor.kind !== 'account') return deny('not signed in')
    switch (relation) {
      case 'self':
      case 'legal-representative':
        return allow(`edits as ${relation}`)
      case 'second-relative':
        return deny('a second relative only views')
      case 'none':
        return deny('not a person of this account')
      default:
        return relation satisfies never
    }
  },
)
