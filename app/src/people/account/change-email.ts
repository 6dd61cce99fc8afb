import { z } from 'zod'
import { anyone, operation, signedIn } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { uncheckedAccount, uncheckedAccountByEmail, updateEmail } from '../accounts/accounts.sql.ts'
import {
  fingerprintOfEmail,
  normalEmail,
  openEmail,
  openWantedEmail,
  sealEmail,
  sealWantedEmail,
} from '../accounts/email.ts'
import { useMailToken, useMailTokens } from '../accounts/mail-tokens.sql.ts'
import { mailToken, newMailToken } from '../accounts/mail-tokens.ts'
import { sendAccountMail } from '../accounts/mails.ts'
import { inPasswordTurn } from '../passwords/password-turn.ts'
import { problemWords } from '../problems.ts'
import { endSessionsOf } from '../sessions/sessions.ts'
import { forgetFailures, gateFor, mayMail, noteFailure } from '../sign-in/slow-down.ts'
import { passwordOpens } from '../sign-in/verify.ts'

/**
 * Asks for the password again, since who changes the address owns the account. A wrong one is an answer, not a refusal,
 * so that it counts. Whether the new address has an account shows nowhere: its owner is told by mail.
 */
export const askEmailChange = operation({
  name: 'people.ask-email-change',
  action: 'write',
  summary: 'Ask to change my e-mail address (page only: it is confirmed by mail)',
  input: z.object({ email: z.email().max(254), password: z.string().min(1).max(1000) }),
  output: z.object({ asked: z.boolean() }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: signedIn('one’s own account'),
  problems: problemWords,
  run: ({ trx, subject: { accountId }, input, services, client, now, locale }) =>
    inPasswordTurn(services, async () => {
      const account = await uncheckedAccount(trx, { accountId, now })
      if (account === undefined) throw new Error('A session cannot outlive its account.')
      const key = services.vault.unwrap(accountId, account.wrapped)
      const old = openEmail(services.vault, key, accountId, account.email_sealed)
      const wanted = normalEmail(input.email)
      const who = { email: old, address: client.address }
      const gate = await gateFor(trx, services, who)
      if (gate.kind === 'wait') return refuse('wait', { values: { seconds: gate.seconds } })
      if (gate.kind === 'shut') return refuse('shut')
      if (!(await passwordOpens(account, input.password))) {
        await noteFailure(trx, services, who)
        return ok({ asked: false })
      }
      await forgetFailures(trx, services, old)
      if (wanted === old) return refuse('same-email', { field: 'email' })
      await useMailTokens(trx, { accountId, purposes: ['change-email'], now })
      const token = await newMailToken(trx, services, {
        accountId,
        purpose: 'change-email',
        seal: (tokenId) => sealWantedEmail(services.vault, key, tokenId, wanted),
      })
      const taken = await uncheckedAccountByEmail(trx, {
        fingerprint: fingerprintOfEmail(services.vault, wanted),
        now,
      })
      // Silent where no more mail may go there: how many went tells something about the address.
      if (await mayMail(trx, services, wanted)) {
        await sendAccountMail(
          trx,
          services,
          taken === undefined
            ? { to: wanted, locale, mail: { kind: 'confirm-change', token } }
            : { to: wanted, locale: taken.locale, mail: { kind: 'already-member' } },
        )
      }
      await sendAccountMail(trx, services, {
        to: old,
        locale: account.locale,
        mail: { kind: 'change-asked' },
      })
      return ok({ asked: true })
    }),
})

const byMail = anyone('whoever reads the mail proves the new address')
const token = z.string().min(1).max(200)

export const openEmailChange = operation({
  name: 'people.open-email-change',
  action: 'read',
  summary: 'The page behind the link that confirms a new address (page only)',
  input: z.object({ token: token.optional() }),
  output: z.object({ works: z.boolean() }),
  subject: () => ({}),
  policy: byMail,
  run: async ({ trx, input, services }) => {
    if (input.token === undefined) return ok({ works: false })
    const found = await mailToken(trx, services, { token: input.token, purpose: 'change-email' })
    return ok({ works: found !== undefined && found.used_at === null })
  },
})

/** The new address counts from now on, links sent to the old one are worthless, and every session starts again. */
export const confirmEmailChange = operation({
  name: 'people.confirm-email-change',
  action: 'write',
  summary: 'Confirm a new e-mail address with the link’s token (page only)',
  input: z.object({ token }),
  output: z.object({}),
  subject: () => ({}),
  policy: byMail,
  problems: problemWords,
  run: async ({ trx, input, services, now }) => {
    const found = await mailToken(trx, services, { token: input.token, purpose: 'change-email' })
    if (found === undefined || found.used_at !== null || found.email_sealed === null)
      return refuse('link-used')
    const account = await uncheckedAccount(trx, { accountId: found.account_id, now })
    if (account === undefined || account.blocked) return refuse('link-used')
    const key = services.vault.unwrap(account.id, account.wrapped)
    const old = openEmail(services.vault, key, account.id, account.email_sealed)
    const wanted = openWantedEmail(services.vault, key, found.id, found.email_sealed)
    const changed = await updateEmail(trx, {
      accountId: account.id,
      fingerprint: fingerprintOfEmail(services.vault, wanted),
      emailSealed: sealEmail(services.vault, key, account.id, wanted),
    })
    if (!changed) return refuse('link-used')
    await useMailToken(trx, found.id, now)
    await useMailTokens(trx, { accountId: account.id, purposes: ['reset-password', 'change-email'], now })
    await endSessionsOf(trx, services, account.id)
    for (const to of [old, wanted])
      await sendAccountMail(trx, services, { to, locale: account.locale, mail: { kind: 'email-changed' } })
    return ok({})
  },
})
