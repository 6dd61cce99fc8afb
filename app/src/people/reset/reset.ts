import { z } from 'zod'
import { anyone, operation } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { uncheckedAccount } from '../accounts/accounts.sql.ts'
import { resetPassword } from '../accounts/choose-password.ts'
import { mailToken } from '../accounts/mail-tokens.ts'
import { minimumLength } from '../passwords/password-rules.ts'
import { problemWords } from '../problems.ts'
import { orderResetMail } from './send-reset.job.ts'

const byMail = anyone('whoever reads the mail proves the address; the page answers alike for every address')

export const openForgot = operation({
  name: 'people.open-forgot',
  action: 'read',
  summary: 'The page to ask for a new password (page only: nothing is stored in it)',
  input: z.object({}),
  output: z.object({}),
  subject: () => ({}),
  policy: byMail,
  run: async () => ok({}),
})

/** Only orders a job: whether there is an account to write to is looked up later, so that no clock tells it here. */
export const askReset = operation({
  name: 'people.ask-reset',
  action: 'write',
  summary: 'Ask for a link to choose a new password (page only: the link goes by mail)',
  input: z.object({ email: z.email().max(254) }),
  output: z.object({}),
  subject: () => ({}),
  policy: byMail,
  problems: problemWords,
  run: async ({ trx, input, services }) => {
    await orderResetMail(trx, services, input.email)
    return ok({})
  },
})

const token = z.string().min(1).max(200)

/** Looks at the link without using it up: mail scanners open links. */
export const openReset = operation({
  name: 'people.open-reset',
  action: 'read',
  summary: 'The page behind a reset link (page only: the link is made for people)',
  input: z.object({ token: token.optional() }),
  output: z.object({ works: z.boolean(), minimum: z.number() }),
  subject: () => ({}),
  policy: byMail,
  run: async ({ trx, input, services, now }) => {
    const minimum = minimumLength.alone
    if (input.token === undefined) return ok({ works: false, minimum })
    const found = await mailToken(trx, services, { token: input.token, purpose: 'reset-password' })
    if (found === undefined || found.used_at !== null) return ok({ works: false, minimum })
    const account = await uncheckedAccount(trx, { accountId: found.account_id, now })
    const short = account?.has_second_factor === true
    return ok({ works: true, minimum: short ? minimumLength.withSecondFactor : minimum })
  },
})

export const reset = operation({
  name: 'people.reset-password',
  action: 'write',
  summary: 'Choose a new password with the link’s token (page only); every session ends',
  input: z.object({ token, password: z.string().min(1).max(1000) }),
  output: z.object({}),
  subject: () => ({}),
  policy: byMail,
  problems: problemWords,
  run: async ({ trx, input, services, client }) => {
    const done = await resetPassword(trx, services, input)
    if (!done.ok) return refuse(done.problem.code, done.problem)
    client.forget('session')
    return ok({})
  },
})
