import type { Member } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { uncheckedAccount } from '../accounts/accounts.sql.ts'
import { newMailToken } from '../accounts/mail-tokens.ts'
import { emailOf, sendAccountMail } from '../accounts/mails.ts'
import { noteProof } from '../sessions/sessions.sql.ts'
import { endSessionsOf } from '../sessions/sessions.ts'
import { recoveryCodesLeft, replaceRecoveryCodes } from './factors.sql.ts'
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'

/** Makes ten, and the ones before worthless. The only moment anybody can read them. */
export const giveRecoveryCodes = async (
  trx: Trx,
  services: Services,
  accountId: string,
): Promise<string[]> => {
  const codes = [...newRecoveryCodes()]
  await replaceRecoveryCodes(trx, {
    accountId,
    hashes: codes.map((code) => hashOfRecoveryCode(services, accountId, code)),
    now: services.clock.now(),
  })
  return codes
}

export const tellOfFactor = async (
  trx: Trx,
  services: Services,
  { accountId, kind }: { readonly accountId: string; readonly kind: 'factor-added' | 'factor-removed' },
): Promise<void> => {
  const account = await uncheckedAccount(trx, { accountId, now: services.clock.now() })
  if (account === undefined) throw new Error('A session cannot outlive its account.')
  const token = await newMailToken(trx, services, { accountId, purpose: 'stop-sessions' })
  const to = emailOf(services, account)
  await sendAccountMail(trx, services, { to, locale: account.locale, mail: { kind, token } })
}

/**
 * What follows a new factor: this session proved it, every other one, begun without it, ends, and the owner is told. Gives
 * recovery codes where none are left.
 */
export const afterAdding = async (
  trx: Trx,
  services: Services,
  { accountId, sessionId }: Member,
): Promise<string[]> => {
  await noteProof(trx, { sessionId, secondFactor: true, now: services.clock.now() })
  await endSessionsOf(trx, services, accountId, sessionId)
  await tellOfFactor(trx, services, { accountId, kind: 'factor-added' })
  return (await recoveryCodesLeft(trx, accountId)) > 0 ? [] : giveRecoveryCodes(trx, services, accountId)
}
