import { randomBytes, randomUUID } from 'node:crypto'
import { hashOfToken } from '../platform/crypto/index.ts'
import type { Trx } from '../platform/db/index.ts'
import type { Services } from '../platform/services.ts'
import { uncheckedAccount } from './accounts/accounts.sql.ts'
import { sealWantedEmail } from './accounts/email.ts'
import { newMailToken } from './accounts/mail-tokens.ts'
import { emailOf } from './accounts/mails.ts'
import { holdSecret } from './factors/add-authenticator.ts'
import { insertPasskey } from './factors/factors.sql.ts'
import { codeAt, newSecret } from './factors/one-time-code.ts'
import { dataKeyOf } from './keys/keys.ts'
import { uncheckedLiveSession } from './sessions/sessions.sql.ts'
import { startSession } from './sessions/sessions.ts'
import { administrators, closeRequest } from './staff/two-person.sql.ts'
import { askTwo, openRequestLike } from './staff/two-person.ts'

/** A request that waits, made anew where one was decided before. */
const waitingRequest = async (
  trx: Trx,
  wish: Parameters<typeof askTwo>[1],
): Promise<{ readonly requestId: string }> => {
  const before = await openRequestLike(trx, wish, wish.now)
  if (before !== undefined) await closeRequest(trx, { requestId: before.id, how: 'ended', now: wish.now })
  await askTwo(trx, wish)
  const made = await openRequestLike(trx, wish, wish.now)
  if (made === undefined) throw new Error('A request was made a moment ago.')
  return { requestId: made.id }
}

/** What this module's examples need in the example world: a session, links as mails carry them, factors, requests. */
export const peopleExampleIds = async (
  trx: Trx,
  services: Services,
  accountId: string,
): Promise<Readonly<Record<string, string>> & { readonly resetToken: string }> => {
  const now = services.clock.now()
  const tokenHash = hashOfToken(await startSession(trx, services, accountId, { secondFactor: false }))
  const live = await uncheckedLiveSession(trx, { tokenHash, now })
  const key = await dataKeyOf(trx, services, accountId)
  const account = await uncheckedAccount(trx, { accountId, now })
  if (live === undefined || key === undefined || account === undefined)
    throw new Error('The example world needs a living account.')
  const [administrator = accountId] = await administrators(trx, now)
  const secret = newSecret()
  const motherPasskey = randomUUID()
  await insertPasskey(trx, {
    id: motherPasskey,
    accountId,
    fingerprint: randomBytes(32),
    sealed: services.vault.seal(
      key,
      { table: 'people.passkey', column: 'credential_sealed', owner: motherPasskey },
      JSON.stringify({ id: randomBytes(16).toString('base64url'), publicKey: '' }),
    ),
    counter: 0,
    device: '',
    now,
  })
  const factorRequest = await waitingRequest(trx, {
    kind: 'factor-reset',
    accountId,
    role: undefined,
    askedBy: accountId,
    now,
  })
  await waitingRequest(trx, {
    kind: 'staff-grant',
    accountId,
    role: 'editor',
    askedBy: administrator,
    now,
  })
  return {
    motherSession: live.session_id,
    motherEmail: emailOf(services, account),
    motherPasskey,
    heldSecret: holdSecret(services, accountId, secret),
    firstCode: codeAt(secret, now),
    factorRequest: factorRequest.requestId,
    stopToken: await newMailToken(trx, services, { accountId, purpose: 'stop-change' }),
    resetToken: await newMailToken(trx, services, { accountId, purpose: 'reset-password' }),
    changeToken: await newMailToken(trx, services, {
      accountId,
      purpose: 'change-email',
      seal: (tokenId) => sealWantedEmail(services.vault, key, tokenId, `changed-${tokenId}@example.org`),
    }),
  }
}
