import { z } from 'zod'
import { operation, signedIn } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { uncheckedAccount } from '../accounts/accounts.sql.ts'
import { countedProof } from '../factors/counted-proof.ts'
import { factorForm, passkeyAsked } from '../factors/passkey-input.ts'
import { askPasskey } from '../factors/passkeys.ts'
import { provenFactor } from '../factors/prove.ts'
import { inPasswordTurn } from '../passwords/password-turn.ts'
import { problemWords } from '../problems.ts'
import { noteProof } from '../sessions/sessions.sql.ts'
import { nextPath } from '../sign-in/next-path.ts'
import { passwordOpens } from '../sign-in/verify.ts'

const mine = signedIn('one’s own session')
const next = z.string().max(2000).optional()

export const openStepUp = operation({
  name: 'people.open-step-up',
  action: 'read',
  summary: 'The page that asks to confirm that it is me (page only)',
  input: z.object({ next, lost: z.string().max(10).optional() }),
  output: z.object({
    next: z.string(),
    lost: z.boolean(),
    withCode: z.boolean(),
    passkey: passkeyAsked.optional(),
  }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: mine,
  openWhile: ['second-factor'],
  run: async ({ trx, services, subject, input }) =>
    ok({
      next: nextPath(input.next, '/account'),
      lost: input.lost !== undefined,
      withCode: subject.hasSecondFactor,
      passkey: subject.hasSecondFactor ? await askPasskey(trx, services, subject.accountId) : undefined,
    }),
})

/** Everything the account asks for at the door, again: a passkey, or the password and where there is one the code. */
export const stepUp = operation({
  name: 'people.step-up',
  action: 'write',
  summary: 'Confirm that it is me (page only); sensitive acts are open for five minutes',
  input: factorForm.extend({ password: z.string().max(1000).optional(), next }),
  output: z.object({ proven: z.boolean(), next: z.string() }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: mine,
  openWhile: ['second-factor'],
  problems: problemWords,
  run: ({ trx, services, client, subject, input, now }) =>
    inPasswordTurn(services, async () => {
      const { accountId, sessionId } = subject
      const account = await uncheckedAccount(trx, { accountId, now })
      if (account === undefined) throw new Error('A session cannot outlive its account.')
      const { password = '', passkey = '' } = input
      if (passkey === '' && password === '') return refuse('required', { field: 'password' })
      const tried = await countedProof(trx, services, { account, client }, async () => {
        if (passkey === '' && !(await passwordOpens(account, password))) return false
        if (!account.has_second_factor) return passkey === ''
        const proven = await provenFactor(trx, services, accountId, input)
        return proven !== undefined
      })
      if (!tried.ok) return tried
      const { proven } = tried.value
      if (proven) await noteProof(trx, { sessionId, secondFactor: account.has_second_factor, now })
      return ok({ proven, next: nextPath(input.next, '/account') })
    }),
})
