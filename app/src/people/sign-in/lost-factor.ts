import { z } from 'zod'
import { anyone, operation } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'
import { newMailToken } from '../accounts/mail-tokens.ts'
import { emailOf, sendAccountMail } from '../accounts/mails.ts'
import { problemWords } from '../problems.ts'
import { askTwo, hasOpenRequest } from '../staff/two-person.ts'
import { halfSignedIn } from './half-signed-in.ts'

const half = anyone(
  'whoever gave the right password a moment ago, in this browser; asking alone opens nothing',
)

export const openLostFactor = operation({
  name: 'people.open-lost-factor',
  action: 'read',
  summary: 'The page for who lost the phone and the recovery codes (page only)',
  input: z.object({}),
  output: z.object({ ready: z.boolean() }),
  subject: async ({ trx, services, client }) => ({ half: await halfSignedIn(trx, services, client) }),
  policy: half,
  run: async ({ subject }) => ok({ ready: subject.half !== undefined }),
})

/** Two validators then prove again who asks. The owner hears of it at once, with a link that ends it. */
export const askFactorReset = operation({
  name: 'people.ask-factor-reset',
  action: 'write',
  summary: 'Ask that a lost second factor is removed after identity is proven again (page only)',
  input: z.object({}),
  output: z.object({ asked: z.boolean() }),
  subject: async ({ trx, services, client }) => ({ half: await halfSignedIn(trx, services, client) }),
  policy: half,
  problems: problemWords,
  run: async ({ trx, services, subject, now }) => {
    if (subject.half === undefined) return ok({ asked: false })
    const { account } = subject.half
    const wish = { kind: 'factor-reset', accountId: account.id, role: undefined } as const
    if (await hasOpenRequest(trx, wish, now)) return ok({ asked: true })
    await askTwo(trx, { ...wish, askedBy: account.id, now })
    const token = await newMailToken(trx, services, { accountId: account.id, purpose: 'stop-change' })
    await sendAccountMail(trx, services, {
      to: emailOf(services, account),
      locale: account.locale,
      mail: { kind: 'factor-reset-asked', token },
    })
    return ok({ asked: true })
  },
})
