import { pretendToVerify, verifyPassword } from '../../platform/crypto/index.ts'
import type { AccountRow } from '../accounts/accounts.sql.ts'

/** Whether the password opens the account: a short one does only beside a second factor (B1). Takes one hash's time whatever the answer and whether or not there is an account. */
export const passwordOpens = async (account: AccountRow | undefined, password: string): Promise<boolean> => {
  if (account?.password_hash == null) return pretendToVerify(password)
  const right = await verifyPassword(password, account.password_hash)
  const stands = account.password_long || account.has_second_factor
  return right && stands && account.email_confirmed_at !== null && !account.blocked
}
