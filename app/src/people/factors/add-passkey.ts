import { z } from 'zod'
import { operation, signedIn } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { problemWords } from '../problems.ts'
import { ownsAccount } from './add-authenticator.ts'
import { afterAdding } from './adding.ts'
import { passkeyAsked, passkeyForm } from './passkey-input.ts'
import { askNewPasskey, keepPasskey } from './passkeys.ts'

const mine = signedIn('one’s own account')

export const preparePasskey = operation({
  name: 'people.prepare-passkey',
  action: 'read',
  summary: 'The page to make a passkey (page only: the browser makes it)',
  input: z.object({}),
  output: passkeyAsked,
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: mine,
  stepUp: ownsAccount,
  openWhile: ['second-factor'],
  run: async ({ trx, services, subject }) => ok(await askNewPasskey(trx, services, subject)),
})

export const addPasskey = operation({
  name: 'people.add-passkey',
  action: 'write',
  summary: 'Keep the passkey the browser made (page only)',
  input: passkeyForm,
  output: z.object({ codes: z.array(z.string()) }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: mine,
  stepUp: ownsAccount,
  openWhile: ['second-factor'],
  problems: problemWords,
  run: async ({ trx, services, subject, input, client }) => {
    const kept = await keepPasskey(trx, services, {
      ...input,
      accountId: subject.accountId,
      device: client.device ?? '',
    })
    if (!kept) return refuse('passkey-failed')
    return ok({ codes: await afterAdding(trx, services, subject) })
  },
})
