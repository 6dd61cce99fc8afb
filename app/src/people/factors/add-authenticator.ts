import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation, signedIn } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import { dataKeyOf } from '../keys/keys.ts'
import { problemWords } from '../problems.ts'
import { afterAdding } from './adding.ts'
import { authenticatorOf, insertAuthenticator, removeFactorRow } from './factors.sql.ts'
import { holdProof, openProof, useProofOnce } from './held-proof.ts'
import { newSecret, plainCode, secretShown, stepOf } from './one-time-code.ts'
import { placeOfSecret } from './prove.ts'

const mine = signedIn('one’s own account')
export const ownsAccount = 'who adds or removes a second factor owns the account'
const held = z.string().max(2000).optional()

/** The secret waits in the form, sealed for this account, until a code shows that the app has it. */
export const holdSecret = (services: Services, accountId: string, secret: string): string =>
  holdProof(services, 'new-authenticator', JSON.stringify([accountId, secret]))

const secretIn = (services: Services, accountId: string, given: string | undefined): string | undefined => {
  const content = openProof(services, 'new-authenticator', given)
  const [owner, secret] = content === undefined ? [] : (JSON.parse(content) as [string, string])
  return owner === accountId ? secret : undefined
}

/** Shows the same secret again for a form that came back, so that nobody has to scan twice. */
export const prepareAuthenticator = operation({
  name: 'people.prepare-authenticator',
  action: 'read',
  summary: 'The page to set up an authenticator app (page only: it shows the secret)',
  input: z.object({ held }),
  output: z.object({ secret: z.string(), uri: z.string(), picture: z.string(), held: z.string() }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: mine,
  stepUp: ownsAccount,
  openWhile: ['second-factor'],
  run: async ({ services, subject, input }) => {
    const known = secretIn(services, subject.accountId, input.held)
    const secret = known ?? newSecret()
    return ok({
      ...secretShown(secret, subject.nickname),
      held:
        known === undefined || input.held === undefined
          ? holdSecret(services, subject.accountId, secret)
          : input.held,
    })
  },
})

/** An app on a new phone takes the place of the one before. */
export const addAuthenticator = operation({
  name: 'people.add-authenticator',
  action: 'write',
  summary: 'Add an authenticator app with its first code (page only)',
  input: z.object({ held, code: z.string().min(1).max(20) }),
  output: z.object({ codes: z.array(z.string()) }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: mine,
  stepUp: ownsAccount,
  openWhile: ['second-factor'],
  problems: problemWords,
  run: async ({ trx, services, subject, input, now }) => {
    const { accountId } = subject
    const secret = secretIn(services, accountId, input.held)
    if (secret === undefined) return refuse('too-late', { field: 'code' })
    const step = stepOf(secret, plainCode(input.code), now)
    if (step === undefined) return refuse('code-wrong', { field: 'code' })
    if (!(await useProofOnce(trx, services, input.held ?? ''))) return refuse('too-late', { field: 'code' })
    const key = await dataKeyOf(trx, services, accountId)
    if (key === undefined) throw new Error('A session cannot outlive its account.')
    const before = await authenticatorOf(trx, accountId)
    if (before !== undefined) await removeFactorRow(trx, before.id, now)
    const id = randomUUID()
    const secretSealed = services.vault.seal(key, placeOfSecret(id), secret)
    await insertAuthenticator(trx, { id, accountId, secretSealed, step, now })
    return ok({ codes: await afterAdding(trx, services, subject) })
  },
})
