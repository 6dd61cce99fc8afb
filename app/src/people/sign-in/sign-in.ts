import { z } from 'zod'
import { anyone, operation } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { uncheckedAccountByEmail } from '../accounts/accounts.sql.ts'
import { fingerprintOfEmail } from '../accounts/email.ts'
import { inPasswordTurn } from '../passwords/password-turn.ts'
import { problemWords } from '../problems.ts'
import { endSession, startSession } from '../sessions/sessions.ts'
import { nextPath } from './next-path.ts'
import { forgetFailures, gateFor, noteFailure } from './slow-down.ts'
import { passwordOpens } from './verify.ts'

const door = anyone('the way in; what it answers never tells whether an account exists')

export const openSignIn = operation({
  name: 'people.open-sign-in',
  action: 'read',
  summary: 'The sign-in page (page only: nothing is stored in it)',
  input: z.object({ next: z.string().max(2000).optional(), reason: z.string().max(40).optional() }),
  output: z.object({ signedIn: z.boolean(), next: z.string() }),
  subject: ({ actor }) => ({ signedIn: actor.kind === 'account' }),
  policy: door,
  openWhile: ['second-factor', 'waiting-time'],
  run: async ({ subject, input }) => ok({ signedIn: subject.signedIn, next: nextPath(input.next) }),
})

/**
 * A wrong password is an answer, not a refusal: a refusal would roll back, and the failure must be counted. Waiting is a
 * refusal: it counts nothing.
 */
export const signIn = operation({
  name: 'people.sign-in',
  action: 'write',
  summary: 'Sign in with e-mail and password (page only: the session is a cookie)',
  input: z.object({
    email: z.email().max(254),
    password: z.string().min(1).max(1000),
    next: z.string().max(2000).optional(),
  }),
  output: z.object({ signedIn: z.boolean(), next: z.string() }),
  subject: ({ actor }) => ({ before: actor.kind === 'account' ? actor : undefined }),
  policy: door,
  openWhile: ['second-factor', 'waiting-time'],
  problems: problemWords,
  run: ({ trx, input, subject, services, client, now }) =>
    inPasswordTurn(services, async () => {
      const who = { email: input.email, address: client.address }
      const next = nextPath(input.next)
      const gate = await gateFor(trx, services, who)
      if (gate.kind === 'wait') return refuse('wait', { values: { seconds: gate.seconds } })
      if (gate.kind === 'shut') return refuse('shut')
      const fingerprint = fingerprintOfEmail(services.vault, input.email)
      const account = await uncheckedAccountByEmail(trx, { fingerprint, now })
      if (!(await passwordOpens(account, input.password)) || account === undefined) {
        await noteFailure(trx, services, who)
        return ok({ signedIn: false, next })
      }
      await forgetFailures(trx, services, input.email)
      // The old session ends: the browser holds one, and a token known before signing in is worth nothing after.
      if (subject.before !== undefined) await endSession(trx, services, subject.before)
      client.keep('session', await startSession(trx, services, account.id, { secondFactor: false }))
      return ok({ signedIn: true, next })
    }),
})
