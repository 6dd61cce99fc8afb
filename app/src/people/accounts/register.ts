import { randomUUID } from 'node:crypto'
import type { Trx } from '../../platform/db/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import { destroyDataKeys } from '../keys/keys.sql.ts'
import { newDataKey } from '../keys/keys.ts'
import { mayMail } from '../sign-in/slow-down.ts'
import { type About, nicknameChoices, waitingNickname, wantedNickname } from './about.ts'
import {
  insertAccount,
  markEmailConfirmed,
  rewriteWaitingAccount,
  takenNicknames,
  uncheckedAccount,
  uncheckedAccountByEmail,
} from './accounts.sql.ts'
import { fingerprintOfEmail, normalEmail, openEmail, sealEmail } from './email.ts'
import { useMailTokens } from './mail-tokens.sql.ts'
import { mailToken, newMailToken } from './mail-tokens.ts'
import { sendAccountMail } from './mails.ts'

export type Registration = { readonly email: string; readonly about: About; readonly locale: string }

/** Whether somebody has it already. Names still waiting for a confirmed address count for nothing. */
export const nicknameIsFree = async (trx: Trx, nickname: string): Promise<boolean> =>
  (await takenNicknames(trx, [nickname])).size === 0

/**
 * Makes the account, unconfirmed, and sends the link. Where the address has an account its owner is told by mail instead;
 * nothing that leaves this function may depend on which of the two happened: the id is for linking rows, never for pages.
 */
export const registerAccount = async (
  trx: Trx,
  services: Services,
  { email, about, locale }: Registration,
): Promise<{ readonly accountId: string | undefined }> => {
  const to = normalEmail(email)
  const fingerprint = fingerprintOfEmail(services.vault, to)
  const now = services.clock.now()
  const known = await uncheckedAccountByEmail(trx, { fingerprint, now })
  // Asked before anything changes: the link in the last mail goes on working when no further one is sent.
  if (!(await mayMail(trx, services, to))) return { accountId: undefined }
  if (known?.password_hash != null) {
    await sendAccountMail(trx, services, { to, locale: known.locale, mail: { kind: 'already-member' } })
    return { accountId: undefined }
  }
  if (known !== undefined) {
    await rewriteWaitingAccount(trx, known.id, {
      ...about,
      nickname: waitingNickname(known.id, about.nickname),
      locale,
    })
    await useMailTokens(trx, { accountId: known.id, purposes: ['confirm-email'], now })
  }
  const accountId = known?.id ?? (await makeAccount(trx, services, { fingerprint, email: to, about, locale }))
  // The same form sent twice at once: the other one sends the mail.
  if (accountId === undefined) return { accountId }
  const token = await newMailToken(trx, services, { accountId, purpose: 'confirm-email' })
  await sendAccountMail(trx, services, { to, locale, mail: { kind: 'confirm', token } })
  return { accountId }
}

/** Nothing where another registration of the same address was a moment quicker. */
const makeAccount = async (
  trx: Trx,
  services: Services,
  wanted: Registration & { readonly fingerprint: Buffer },
): Promise<string | undefined> => {
  const id = randomUUID()
  const key = await newDataKey(trx, services, id)
  const now = services.clock.now()
  const inserted = await insertAccount(trx, {
    ...wanted.about,
    id,
    fingerprint: wanted.fingerprint,
    emailSealed: sealEmail(services.vault, key, id, wanted.email),
    nickname: waitingNickname(id, wanted.about.nickname),
    locale: wanted.locale,
    passwordHash: null,
    confirmedAt: null,
    now,
  })
  if (inserted) return id
  await destroyDataKeys(trx, [id], now)
  return undefined
}

/** Whether the link in a mail can still be used, without using it: for the page with the button. */
export const confirmLinkWorks = async (
  trx: Trx,
  services: Pick<Services, 'clock'>,
  token: string,
): Promise<boolean> => {
  const found = await mailToken(trx, services, { token, purpose: 'confirm-email' })
  if (found === undefined) return false
  const account = await uncheckedAccount(trx, { accountId: found.account_id, now: services.clock.now() })
  return (
    account !== undefined &&
    account.password_hash === null &&
    (found.used_at === null || account.email_confirmed_at !== null)
  )
}

export type Confirmed = { readonly accountId: string; readonly email: string; readonly passwordToken: string }

/**
 * Confirms the address by the link's token alone, so that it works on another device, and gives the token the first
 * password is set with (an hour). The link works again until a password is set: people close the wrong tab.
 */
export const confirmEmail = async (
  trx: Trx,
  services: Services,
  token: string,
): Promise<Result<Confirmed>> => {
  if (!(await confirmLinkWorks(trx, services, token))) return refuse('link-used')
  const now = services.clock.now()
  const found = await mailToken(trx, services, { token, purpose: 'confirm-email' })
  const account =
    found === undefined ? undefined : await uncheckedAccount(trx, { accountId: found.account_id, now })
  if (account === undefined) return refuse('link-used')
  if (account.email_confirmed_at === null) {
    const choices = nicknameChoices(wantedNickname(account.nickname))
    const taken = await takenNicknames(trx, choices)
    const nickname = choices.find((one) => !taken.has(one)) ?? account.id
    await markEmailConfirmed(trx, { accountId: account.id, nickname, now })
    await useMailTokens(trx, { accountId: account.id, purposes: ['confirm-email'], now })
  }
  const passwordToken = await newMailToken(trx, services, {
    accountId: account.id,
    purpose: 'reset-password',
  })
  const key = services.vault.unwrap(account.id, account.wrapped)
  return ok({
    accountId: account.id,
    email: openEmail(services.vault, key, account.id, account.email_sealed),
    passwordToken,
  })
}
