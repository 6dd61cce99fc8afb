import { z } from 'zod'
import { operation, signedIn } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'
import { uncheckedAccount } from '../accounts/accounts.sql.ts'
import { maskEmail, openEmail, openWantedEmail } from '../accounts/email.ts'
import { waitingEmailChange } from '../accounts/mail-tokens.sql.ts'
import { openSessionsOf } from '../sessions/sessions.ts'

export const accountView = z.object({
  nickname: z.string(),
  secondFactor: z.boolean(),
  /** Staff with requests to look at. */
  decides: z.boolean(),
  /** A privacy officer, who searches the audit. */
  searchesAudit: z.boolean(),
  /** Masked: who looks over a shoulder learns nothing to sign in with. */
  email: z.string(),
  /** The address waiting to be confirmed, masked. */
  wantedEmail: z.string().optional(),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      device: z.string().nullable(),
      startedAt: z.string(),
      seenAt: z.string(),
      thisOne: z.boolean(),
    }),
  ),
})
export type AccountView = z.output<typeof accountView>

export const readAccount = operation({
  name: 'people.read-account',
  action: 'read',
  summary: 'My nickname, my masked e-mail address and where I am signed in',
  api: { method: 'GET', path: '/account' },
  input: z.object({}),
  output: accountView,
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: signedIn('one’s own account'),
  openWhile: ['second-factor', 'waiting-time'],
  run: async ({ trx, subject, services, now }) => {
    const { accountId } = subject
    const account = await uncheckedAccount(trx, { accountId, now })
    if (account === undefined) throw new Error('A session cannot outlive its account.')
    const key = services.vault.unwrap(account.id, account.wrapped)
    const waiting = await waitingEmailChange(trx, { accountId, now })
    return ok({
      nickname: account.nickname,
      secondFactor: account.has_second_factor,
      decides: subject.staffRoles.some((role) => role === 'validator' || role === 'administrator'),
      searchesAudit: subject.staffRoles.includes('privacy-officer'),
      email: maskEmail(openEmail(services.vault, key, accountId, account.email_sealed)),
      ...(waiting === undefined
        ? {}
        : { wantedEmail: maskEmail(openWantedEmail(services.vault, key, waiting.id, waiting.email_sealed)) }),
      sessions: [...(await openSessionsOf(trx, subject, now))],
    })
  },
})
