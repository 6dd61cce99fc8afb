import { z } from 'zod'
import { anyone, operation } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { openSession } from '../devices/open-session.ts'
import { countedProof } from '../factors/counted-proof.ts'
import { useProofOnce } from '../factors/held-proof.ts'
import { factorForm, passkeyAsked } from '../factors/passkey-input.ts'
import { askPasskey } from '../factors/passkeys.ts'
import { provenFactor } from '../factors/prove.ts'
import { problemWords } from '../problems.ts'
import { halfSignedIn } from './half-signed-in.ts'
import { nextPath } from './next-path.ts'

const half = anyone(
  'whoever gave the right password a moment ago, in this browser; everybody else starts again',
)
const next = z.string().max(2000).optional()

export const openSecondStep = operation({
  name: 'people.open-second-step',
  action: 'read',
  summary: 'The page after the password, for accounts with a second factor (page only)',
  input: z.object({ next }),
  output: z.object({ ready: z.boolean(), next: z.string(), passkey: passkeyAsked.optional() }),
  subject: async ({ trx, services, client }) => ({ half: await halfSignedIn(trx, services, client) }),
  policy: half,
  run: async ({ trx, services, subject, input }) =>
    ok({
      ready: subject.half !== undefined,
      next: nextPath(input.next),
      passkey:
        subject.half === undefined ? undefined : await askPasskey(trx, services, subject.half.account.id),
    }),
})

/** As with passwords, a wrong code is an answer that is counted, and waiting is a refusal. */
export const secondStep = operation({
  name: 'people.second-step',
  action: 'write',
  summary: 'Finish signing in with the second factor (page only: the session is a cookie)',
  input: factorForm.extend({ next }),
  output: z.object({ result: z.enum(['signed-in', 'wrong', 'start-again']), next: z.string() }),
  subject: async ({ trx, services, client }) => ({ half: await halfSignedIn(trx, services, client) }),
  policy: half,
  problems: problemWords,
  run: async ({ trx, services, client, subject, input }) => {
    const to = nextPath(input.next)
    const startAgain = ok({ result: 'start-again' as const, next: to })
    if (subject.half === undefined) return startAgain
    if (!input.code && !input.passkey) return refuse('required', { field: 'code' })
    const { account, held } = subject.half
    const tried = await countedProof(trx, services, { account, client }, async () => {
      const proven = await provenFactor(trx, services, account.id, input)
      return proven !== undefined
    })
    if (!tried.ok) return tried
    if (!tried.value.proven) return ok({ result: 'wrong' as const, next: to })
    client.forget('second-step')
    if (!(await useProofOnce(trx, services, held))) return startAgain
    await openSession(trx, services, client, { account, secondFactor: true })
    return ok({ result: 'signed-in' as const, next: to })
  },
})
