import { z } from 'zod'
import { type Client, operation, signedIn } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'
import { endSession, endSessionsOf } from '../sessions/sessions.ts'

/** On a computer others use, nothing of what somebody wrote waits for the next one: not the try-out, not the address. */
const leaveNothing = (client: Client): void => {
  for (const held of ['session', 'registration', 'try-out'] as const) client.forget(held)
}

const mine = signedIn('one’s own sessions')

export const signOut = operation({
  name: 'people.sign-out',
  action: 'write',
  summary: 'End this session',
  api: { method: 'POST', path: '/sign-out' },
  input: z.object({}),
  output: z.object({}),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: mine,
  openWhile: ['second-factor', 'waiting-time'],
  run: async ({ trx, subject, services, client }) => {
    await endSession(trx, services, subject)
    leaveNothing(client)
    return ok({})
  },
})

export const signOutEverywhere = operation({
  name: 'people.sign-out-everywhere',
  action: 'write',
  summary: 'End every session of this account, this one too',
  api: { method: 'POST', path: '/account/sign-out-everywhere' },
  input: z.object({}),
  output: z.object({}),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: mine,
  openWhile: ['second-factor', 'waiting-time'],
  run: async ({ trx, subject, services, client }) => {
    await endSessionsOf(trx, services, subject.accountId)
    leaveNothing(client)
    return ok({})
  },
})
