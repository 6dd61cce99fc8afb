import { z } from 'zod'
import { operation, secondsLeft, signedIn } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'

/** Every request of a session is a use of it: this one asks for nothing else. */
export const staySignedIn = operation({
  name: 'people.stay-signed-in',
  action: 'read',
  summary: 'Use the session, so that it does not end for want of use; says how many seconds are left',
  api: { method: 'POST', path: '/session/stay' },
  input: z.object({}),
  output: z.object({ idle: z.int(), last: z.int() }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: signedIn('one’s own session'),
  openWhile: ['second-factor', 'waiting-time'],
  run: async ({ subject, now }) => ok(secondsLeft(subject, now)),
})
