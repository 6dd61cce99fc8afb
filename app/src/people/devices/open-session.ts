import type { Client } from '../../access/index.ts'
import { hashOfToken, newToken } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import type { AccountRow } from '../accounts/accounts.sql.ts'
import { newMailToken } from '../accounts/mail-tokens.ts'
import { emailOf, sendAccountMail } from '../accounts/mails.ts'
import { startSession } from '../sessions/sessions.ts'
import { noteDevice } from './devices.sql.ts'

/** Remembers the browser for the account. True where it was known. */
export const rememberDevice = (
  trx: Trx,
  services: Pick<Services, 'clock'>,
  client: Client,
  accountId: string,
): Promise<boolean> => {
  const held = client.held('device')
  const token = held ?? newToken()
  client.keep('device', token)
  return noteDevice(trx, { accountId, tokenHash: hashOfToken(token), now: services.clock.now() })
}

/** Signs the browser in; from one the account has not signed in from before, its owner hears by mail. */
export const openSession = async (
  trx: Trx,
  services: Services,
  client: Client,
  { account, secondFactor }: { readonly account: AccountRow; readonly secondFactor: boolean },
): Promise<void> => {
  const accountId = account.id
  const { device } = client
  client.keep(
    'session',
    await startSession(trx, services, accountId, { secondFactor, device: device ?? null }),
  )
  if (await rememberDevice(trx, services, client, accountId)) return
  const token = await newMailToken(trx, services, { accountId, purpose: 'stop-sessions' })
  await sendAccountMail(trx, services, {
    to: emailOf(services, account),
    locale: account.locale,
    mail: { kind: 'new-device', device, token },
  })
}
