import type { Actor } from '../../access/index.ts'
import { days } from '../../platform/clock/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { isUndecided, stateOf } from '../papers/paper.ts'
import { lockPapers } from '../papers/papers.sql.ts'
import { type Paper, uncheckedPapersWithFacts } from '../papers/papers.ts'
import { type ApplicationRow, uncheckedApplication } from './application.sql.ts'
import { professionalRoleOf } from './professional.policy.ts'

/** Checked again every year; the next check may begin two months before, so that nobody is without it in between. */
export const checkLasts = days(365)
export const checkAgainWithin = days(60)

/** The acting account with what it gave and the letters it sent, newest first. */
export const ownLetters = async ({ trx, actor }: { readonly trx: Trx; readonly actor: Actor }) => {
  if (actor.kind !== 'account') return undefined
  const role = professionalRoleOf(actor.role)
  if (role === undefined) return undefined
  // Two acts on one account's letters wait for each other, so the second sees what the first did.
  await lockPapers(trx, actor.accountId)
  return {
    accountId: actor.accountId,
    role,
    standing: actor.standing,
    application: await uncheckedApplication(trx, actor.accountId),
    letters: await uncheckedPapersWithFacts(trx, actor.accountId),
  }
}

export type OwnLetters = NonNullable<Awaited<ReturnType<typeof ownLetters>>>

export const waits = (letters: readonly Paper[]): boolean => letters.some(({ facts }) => isUndecided(facts))

/** Whether a check is there that still lasts too long to begin the next. */
export const isFresh = ({ standing }: Pick<OwnLetters, 'standing'>, now: Date): boolean =>
  standing !== undefined && standing.until.getTime() - now.getTime() > checkAgainWithin

/** Whether what was given already belongs to a letter that was decided for good: then it is given anew. */
export const isUsedUp = (application: ApplicationRow, letters: readonly Paper[]): boolean =>
  letters.some(({ row, facts }) => row.sent_at >= application.at && stateOf(facts) === 'accepted')
