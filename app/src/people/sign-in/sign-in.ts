import { z } from 'zod'
import { anyone, operation } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { uncheckedAccount, uncheckedAccountByEmail } from '../accounts/accounts.sql.ts'
import { fingerprintOfEmail } from '../accounts/email.ts'
import { openSession } from '../devices/open-session.ts'
import { passkeyAsked, passkeyForm } from '../factors/passkey-input.ts'
import { accountProvenBy, askPasskey } from '../factors/passkeys.ts'
import { inPasswordTurn } from '../passwords/password-turn.ts'
import { problemWords } from '../problems.ts'
import { endSession } from '../sessions/sessions.ts'
import { holdHalf } from './half-signed-in.ts'
import { nextPath } from './next-path.ts'
import { forgetFailures, gateFor, noteFailure } from './slow-down.ts'
import { passwordOpens } from './verify.ts'

const door = anyone('the way in; what it answers never tells whether an account exists')
const next = z.string().max(2000).optional()

export const openSignIn = operation({
  name: 'people.open-sign-in',
  action: 'read',
  summary: 'The sign-in page (page only: nothing is stored in it)',
  input: z.object({ next, reason: z.string().max(40).optional() }),
  output: z.object({ signedIn: z.boolean(), next: z.string(), passkey: passkeyAsked.optional() }),
  subject: ({ actor }) => ({ signedIn: actor.kind === 'account' }),
  policy: door,
  openWhile: ['second-factor', 'waiting-time'],
  run: async ({ trx, services, subject, input }) =>
    ok({
      signedIn: subject.signedIn,
      next: nextPath(input.next),
      passkey: await askPasskey(trx, services, undefined),
    }),
})

const answered = z.object({ result: z.enum(['signed-in', 'second-step', 'wrong']), next: z.string() })
type Answered = z.output<typeof answered>

/**
 * A wrong password is an answer, not a refusal: a refusal would roll back, and the failure must be counted. Waiting is a
 * refusal: it counts nothing. Where a second factor is due, the failures before are forgotten only with it.
 */
export const signIn = operation({
  name: 'people.sign-in',
  action: 'write',
  summary: 'Sign in with e-mail and password (page only: the session is a cookie)',
  input: z.object({ email: z.email().max(254), password: z.string().min(1).max(1000), next }),
  output: answered,
  subject: ({ actor }) => ({ before: actor.kind === 'account' ? actor : undefined }),
  policy: door,
  openWhile: ['second-factor', 'waiting-time'],
  problems: problemWords,
  run: ({ trx, input, subject, services, client, now }) =>
    inPasswordTurn<Answered>(services, async () => {
      const who = { email: input.email, address: client.address }
      const to = nextPath(input.next)
      const gate = await gateFor(trx, services, who)
      if (gate.kind === 'wait') return refuse('wait', { values: { seconds: gate.seconds } })
      if (gate.kind === 'shut') return refuse('shut')
      const fingerprint = fingerprintOfEmail(services.vault, input.email)
      const account = await uncheckedAccountByEmail(trx, { fingerprint, now })
      if (!(await passwordOpens(account, input.password)) || account === undefined) {
        await noteFailure(trx, services, who)
        return ok({ result: 'wrong', next: to })
      }
      // The old session ends: the browser holds one, and a token known before signing in is worth nothing after.
      if (subject.before !== undefined) await endSession(trx, services, subject.before)
      if (account.has_second_factor) {
        holdHalf(services, client, account)
        return ok({ result: 'second-step', next: to })
      }
      await forgetFailures(trx, services, input.email)
      await openSession(trx, services, client, { account, secondFactor: false })
      return ok({ result: 'signed-in', next: to })
    }),
})

/** A passkey unlocked by finger, face or PIN is both factors at once; it cannot be guessed, so nothing is counted. */
export const signInWithPasskey = operation({
  name: 'people.sign-in-with-passkey',
  action: 'write',
  summary: 'Sign in with a passkey alone (page only: the browser signs a challenge made for the page)',
  input: passkeyForm.extend({ next }),
  output: z.object({ signedIn: z.boolean(), next: z.string() }),
  subject: ({ actor }) => ({ before: actor.kind === 'account' ? actor : undefined }),
  policy: door,
  openWhile: ['second-factor', 'waiting-time'],
  problems: problemWords,
  run: async ({ trx, input, subject, services, client, now }) => {
    const to = nextPath(input.next)
    const accountId = await accountProvenBy(trx, services, input)
    const account = accountId === undefined ? undefined : await uncheckedAccount(trx, { accountId, now })
    if (account === undefined || account.blocked || account.email_confirmed_at === null)
      return ok({ signedIn: false, next: to })
    if (subject.before !== undefined) await endSession(trx, services, subject.before)
    await openSession(trx, services, client, { account, secondFactor: true })
    return ok({ signedIn: true, next: to })
  },
})
