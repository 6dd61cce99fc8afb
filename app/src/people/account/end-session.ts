import { z } from 'zod'
import { allow, deny, operation, policy } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'
import { uncheckedSessionOwner } from '../sessions/sessions.sql.ts'
import { endSession } from '../sessions/sessions.ts'

const ownSession = policy<{ readonly accountId: string }>(
  'the account whose session it is',
  (actor, { accountId }) =>
    actor.kind === 'account' && actor.accountId === accountId
      ? allow('one’s own session')
      : deny('not one’s own session'),
)

/** For a phone that was lost, or a computer that was not one's own. */
export const endOneSession = operation({
  name: 'people.end-session',
  action: 'write',
  summary: 'End one of my sessions',
  api: { method: 'DELETE', path: '/account/sessions/{sessionId}' },
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({ thisOne: z.boolean() }),
  subject: async ({ trx, input }) => {
    const accountId = await uncheckedSessionOwner(trx, input.sessionId)
    return accountId === undefined ? undefined : { accountId, sessionId: input.sessionId }
  },
  policy: ownSession,
  openWhile: ['second-factor', 'waiting-time'],
  run: async ({ trx, actor, subject, services, client }) => {
    await endSession(trx, services, subject)
    const thisOne = actor.kind === 'account' && actor.sessionId === subject.sessionId
    if (thisOne) client.forget('session')
    return ok({ thisOne })
  },
})
