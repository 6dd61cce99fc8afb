import { randomUUID } from 'node:crypto'
import type { StaffRole } from '../../access/index.ts'
import { days } from '../../platform/clock/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { insertStaffRole, uncheckedAccount } from '../accounts/accounts.sql.ts'
import { newMailToken } from '../accounts/mail-tokens.ts'
import { type AccountMail, emailOf, sendAccountMail } from '../accounts/mails.ts'
import { removeFactorsOf, replaceRecoveryCodes } from '../factors/factors.sql.ts'
import { startHold } from '../holds/holds.ts'
import { endSessionsOf } from '../sessions/sessions.ts'
import { forgetFactorFailures } from '../sign-in/slow-down.ts'
import {
  closeRequest,
  insertRequest,
  openRequestRows,
  type RequestKind,
  type RequestRow,
} from './two-person.sql.ts'

const requestLasts = days(14)

/** How many others must agree: an administrator asks and a second agrees; a member asks and two validators agree. */
export const approvalsNeeded: Readonly<Record<RequestKind, number>> = { 'staff-grant': 1, 'factor-reset': 2 }

type Wish = {
  readonly kind: RequestKind
  readonly accountId: string
  readonly role: StaffRole | undefined
}

export const askTwo = async (
  trx: Trx,
  wish: Wish & { readonly askedBy: string; readonly now: Date },
): Promise<void> =>
  insertRequest(trx, {
    ...wish,
    id: randomUUID(),
    expiresAt: new Date(wish.now.getTime() + requestLasts),
  })

export const openRequestLike = async (trx: Trx, wish: Wish, now: Date): Promise<RequestRow | undefined> =>
  (await openRequestRows(trx, now)).find(
    (row) =>
      row.kind === wish.kind && row.account_id === wish.accountId && (row.role ?? undefined) === wish.role,
  )

export const hasOpenRequest = async (trx: Trx, wish: Wish, now: Date): Promise<boolean> =>
  (await openRequestLike(trx, wish, now)) !== undefined

const tell = async (trx: Trx, services: Services, accountId: string, mail: AccountMail): Promise<void> => {
  const account = await uncheckedAccount(trx, { accountId, now: services.clock.now() })
  if (account === undefined) return
  await sendAccountMail(trx, services, { to: emailOf(services, account), locale: account.locale, mail })
}

/** New rights begin with a new sign-in, so every session before ends. */
export const grantRole = async (
  trx: Trx,
  services: Services,
  grant: { readonly accountId: string; readonly role: StaffRole; readonly grantedBy: string },
): Promise<void> => {
  await insertStaffRole(trx, { ...grant, now: services.clock.now() })
  await endSessionsOf(trx, services, grant.accountId)
  await tell(trx, services, grant.accountId, { kind: 'role-granted' })
}

/** The password alone then opens the account, so it waits a day, and its owner can stop it. */
const resetFactors = async (trx: Trx, services: Services, accountId: string): Promise<void> => {
  const now = services.clock.now()
  await removeFactorsOf(trx, accountId, now)
  await replaceRecoveryCodes(trx, { accountId, hashes: [], now })
  await endSessionsOf(trx, services, accountId)
  await forgetFactorFailures(trx, services, accountId)
  await startHold(trx, services, { accountId, because: 'factor-reset' })
  const token = await newMailToken(trx, services, { accountId, purpose: 'stop-change' })
  await tell(trx, services, accountId, { kind: 'factor-reset', token })
}

/** What was asked happens, once. */
export const carryOut = async (trx: Trx, services: Services, request: RequestRow): Promise<void> => {
  await closeRequest(trx, { requestId: request.id, how: 'done', now: services.clock.now() })
  if (request.role === null) return resetFactors(trx, services, request.account_id)
  await grantRole(trx, services, {
    accountId: request.account_id,
    role: request.role,
    grantedBy: `request ${request.id}`,
  })
}
