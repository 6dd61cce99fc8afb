import type { Actor } from '../../access/index.ts'
import { type Purpose, standingOf } from '../../consent/index.ts'
import type { PersonSubject } from '../../people/index.ts'
import type { HealthTrx } from '../../platform/db/index.ts'

/** What stands between a reader and the members like their person; `open` when nothing does. */
export type MembersOpen = 'open' | 'agreement' | 'tier' | 'consent' | 'rest'

/** Both must be validated: the person matched, and (through a person of their own) the account that looks. */
export const isValidated = (actor: Actor, subject: Pick<PersonSubject, 'tier'>): boolean =>
  actor.kind === 'account' && actor.tier >= 2 && subject.tier >= 2

/** Finding members is for those who may be found: one choice, both ways. Without membership nothing is matched at all. */
export const membersOpen = async (
  health: HealthTrx,
  actor: Actor,
  subject: PersonSubject,
): Promise<MembersOpen> => {
  // Somebody who died, or a record kept as history: nobody is matched, and nothing is asked for either.
  if (subject.mourned || subject.joined) return 'rest'
  const standing = await standingOf(health, subject.personId, ['membership', 'be-matched'])
  const agreed = (purpose: Purpose): boolean => standing.get(purpose)?.allowed === true
  if (!agreed('membership')) return 'agreement'
  if (!isValidated(actor, subject)) return 'tier'
  return agreed('be-matched') ? 'open' : 'consent'
}
