import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Place } from '../../platform/crypto/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import { enqueue, job } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { uncheckedAccountByEmail } from '../accounts/accounts.sql.ts'
import { fingerprintOfEmail, normalEmail } from '../accounts/email.ts'
import { useMailTokens } from '../accounts/mail-tokens.sql.ts'
import { newMailToken } from '../accounts/mail-tokens.ts'
import { sendAccountMail } from '../accounts/mails.ts'
import { mayMail } from '../sign-in/slow-down.ts'

const placeOf = (orderId: string): Place => ({ table: 'people.send-reset', column: 'email', owner: orderId })

const writeTo = async (trx: Trx, services: Services, to: string): Promise<void> => {
  // Asked before anything changes: the link in the last mail goes on working when no further one is sent.
  if (!(await mayMail(trx, services, to))) return
  const now = services.clock.now()
  const fingerprint = fingerprintOfEmail(services.vault, to)
  const account = await uncheckedAccountByEmail(trx, { fingerprint, now })
  if (account === undefined || account.blocked) return
  // Who never confirmed the address is helped back to where they stopped.
  const kind = account.email_confirmed_at === null ? 'confirm' : 'reset'
  const purpose = kind === 'confirm' ? 'confirm-email' : 'reset-password'
  await useMailTokens(trx, { accountId: account.id, purposes: [purpose], now })
  const token = await newMailToken(trx, services, { accountId: account.id, purpose })
  await sendAccountMail(trx, services, { to, locale: account.locale, mail: { kind, token } })
}

/** Looks for the account and writes to it, where there is one. Run twice it sends a second link, and the first is worthless. */
export const sendReset = job({
  name: 'people.send-reset',
  payload: z.object({ orderId: z.string(), sealed: z.string() }),
  maxAttempts: 5,
  handle: async ({ orderId, sealed }, services) => {
    const to = services.vault.openOwn(placeOf(orderId), Buffer.from(sealed, 'base64'))
    await services.database.begin('identity', nobody, (trx) => writeTo(trx, services, to))
  },
})

/** The address waits sealed: the queue's tables hold nobody's address in clear. */
export const orderResetMail = async (trx: Trx, services: Services, email: string): Promise<void> => {
  const orderId = randomUUID()
  const sealed = services.vault.sealOwn(placeOf(orderId), normalEmail(email)).toString('base64')
  await enqueue(trx, { job: sendReset, payload: { orderId, sealed } })
}
