import type { Client } from '../../access/index.ts'
import { hashPassword } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import { rememberDevice } from '../devices/open-session.ts'
import { startHold } from '../holds/holds.ts'
import { checkPassword, minimumLength } from '../passwords/password-rules.ts'
import { inPasswordTurn } from '../passwords/password-turn.ts'
import { endSessionsOf, startSession } from '../sessions/sessions.ts'
import { forgetFailures } from '../sign-in/slow-down.ts'
import { uncheckedAccount, updatePassword } from './accounts.sql.ts'
import { useMailTokens } from './mail-tokens.sql.ts'
import { mailToken, newMailToken } from './mail-tokens.ts'
import { emailOf, sendAccountMail } from './mails.ts'

type Wish = { readonly token: string; readonly password: string }
type Chosen = {
  readonly accountId: string
  readonly email: string
  readonly locale: string
  /** The hash of the password before; nothing where this is the first. */
  readonly previous: string | null
}

/** Sets the password a token allows to set, once. A password that is refused leaves the token as it was. */
const choosePassword = (trx: Trx, services: Services, { token, password }: Wish): Promise<Result<Chosen>> =>
  inPasswordTurn(services, async () => {
    const now = services.clock.now()
    const found = await mailToken(trx, services, { token, purpose: 'reset-password' })
    if (found === undefined || found.used_at !== null) return refuse('link-used')
    const account = await uncheckedAccount(trx, { accountId: found.account_id, now })
    if (account === undefined) return refuse('link-used')
    const email = emailOf(services, account)
    const minimum = account.has_second_factor ? minimumLength.withSecondFactor : minimumLength.alone
    const context = { nickname: account.nickname, email }
    const checked = checkPassword(password, context, minimum)
    if (!checked.ok) return checked
    const long = checkPassword(password, context).ok
    await updatePassword(trx, { accountId: account.id, hash: await hashPassword(password), long, now })
    // An e-mail change somebody else may have asked for dies with the old password.
    const purposes = ['reset-password', 'confirm-email', 'change-email'] as const
    await useMailTokens(trx, { accountId: account.id, purposes, now })
    await endSessionsOf(trx, services, account.id)
    await forgetFailures(trx, services, email)
    return ok({ accountId: account.id, email, locale: account.locale, previous: account.password_hash })
  })

/** After confirming the address: the account opens with this, so a session begins. Keep the token with `client.keep`. */
export const setFirstPassword = async (
  trx: Trx,
  services: Services,
  client: Client,
  wish: Wish,
): Promise<Result<{ readonly accountId: string; readonly sessionToken: string }>> => {
  const chosen = await choosePassword(trx, services, wish)
  if (!chosen.ok) return chosen
  // The token came from confirming the address; one from a reset mail belongs on the reset page.
  if (chosen.value.previous !== null) return refuse('link-used')
  const { accountId } = chosen.value
  await rememberDevice(trx, services, client, accountId)
  return ok({
    accountId,
    sessionToken: await startSession(trx, services, accountId, {
      secondFactor: false,
      device: client.device ?? null,
    }),
  })
}

/** A new password by mail ends every session and tells the owner; it signs nobody in. */
export const resetPassword = async (
  trx: Trx,
  services: Services,
  wish: Wish,
): Promise<Result<{ readonly accountId: string }>> => {
  const chosen = await choosePassword(trx, services, wish)
  if (!chosen.ok) return chosen
  const { accountId, email, locale, previous } = chosen.value
  if (previous !== null) {
    await startHold(trx, services, { accountId, because: 'password-reset', previousPassword: previous })
    const token = await newMailToken(trx, services, { accountId, purpose: 'stop-change' })
    await sendAccountMail(trx, services, { to: email, locale, mail: { kind: 'password-changed', token } })
  }
  return ok({ accountId })
}
