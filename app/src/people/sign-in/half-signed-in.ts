import type { Client } from '../../access/index.ts'
import { hashOfToken } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { type AccountRow, uncheckedAccount } from '../accounts/accounts.sql.ts'
import { holdProof, openProof } from '../factors/held-proof.ts'

const stampOf = (account: AccountRow): string =>
  hashOfToken(account.password_hash ?? '').toString('base64url')

/** The right password opens nothing yet where a second factor is due: the browser holds only that it was given. */
export const holdHalf = (services: Services, client: Client, account: AccountRow): void =>
  client.keep(
    'second-step',
    holdProof(services, 'second-step', JSON.stringify([account.id, stampOf(account)])),
  )

export type Half = { readonly account: AccountRow; readonly held: string }

/** The account whose password this browser gave within the last minutes, as long as it still is the password. */
export const halfSignedIn = async (
  trx: Trx,
  services: Services,
  client: Client,
): Promise<Half | undefined> => {
  const held = client.held('second-step')
  const content = openProof(services, 'second-step', held)
  if (held === undefined || content === undefined) return undefined
  const [accountId, stamp] = JSON.parse(content) as [string, string]
  const account = await uncheckedAccount(trx, { accountId, now: services.clock.now() })
  const holds =
    account !== undefined && !account.blocked && account.has_second_factor && stampOf(account) === stamp
  return holds ? { account, held } : undefined
}
