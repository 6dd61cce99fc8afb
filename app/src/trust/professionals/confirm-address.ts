import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { hashOfToken } from '../../platform/crypto/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { trustProblems } from '../trust.problems.ts'
import { confirmAddress } from './application.sql.ts'
import { type OwnLetters, ownLetters } from './own-letters.ts'
import { professionals } from './professional.policy.ts'

const token = z.string().min(1).max(200)

/** Only the newest link works, only for the account that asked: who reads the mail and who signs in are then the same. */
const opened = ({ application }: OwnLetters, given: string, now: Date) =>
  application?.token_hash.equals(hashOfToken(given)) && application.token_until > now
    ? application
    : undefined

/** A page with a button, so that a program that opens links for safety confirms nothing. */
export const openAddress = operation({
  name: 'trust.open-institution-address',
  action: 'read',
  summary: 'The page behind the link in the mail to the institution (page only)',
  input: z.object({ token: token.optional() }),
  output: z.object({ works: z.boolean() }),
  subject: ownLetters,
  policy: professionals,
  run: async ({ subject, input, now }) => {
    const application = input.token === undefined ? undefined : opened(subject, input.token, now)
    return ok({ works: application !== undefined && application.email_confirmed_at === null })
  },
})

export const confirmInstitution = operation({
  name: 'trust.confirm-institution-address',
  action: 'write',
  summary: 'Confirm the institution’s e-mail address with the link’s token (page only)',
  input: z.object({ token }),
  output: z.object({}),
  subject: ownLetters,
  policy: professionals,
  problems: trustProblems,
  run: async ({ trx, granted, subject, input, now }) => {
    const application = opened(subject, input.token, now)
    if (application === undefined) return refuse('link-used')
    // A second press of the button finds it done.
    await confirmAddress(trx, granted, { id: application.id, now })
    return ok({})
  },
})
