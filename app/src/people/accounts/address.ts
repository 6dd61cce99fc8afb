import type { Trx } from '../../platform/db/index.ts'
import type { Locale } from '../../platform/i18n/index.ts'
import type { Services } from '../../platform/services.ts'
import { uncheckedAccount } from './accounts.sql.ts'
import { openEmail } from './email.ts'

/** Where the platform writes to an account, and in which language. Absent for one that is blocked or was never confirmed. */
export const addressOf = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  accountId: string,
): Promise<{ readonly to: string; readonly locale: Locale } | undefined> => {
  const account = await uncheckedAccount(trx, { accountId, now: services.clock.now() })
  if (account === undefined || account.blocked || account.email_confirmed_at === null) return undefined
  const key = services.vault.unwrap(account.id, account.wrapped)
  return {
    to: openEmail(services.vault, key, account.id, account.email_sealed),
    // Kept from what the account chose among the languages offered.
    locale: account.locale as Locale,
  }
}
