import { z } from 'zod'
import { anyone, operation, signedIn } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import { restorePassword } from '../accounts/accounts.sql.ts'
import { type MailTokenRow, useMailToken, useMailTokens } from '../accounts/mail-tokens.sql.ts'
import { mailToken } from '../accounts/mail-tokens.ts'
import { restoreFactors } from '../factors/factors.sql.ts'
import { problemWords } from '../problems.ts'
import { endSessionsOf } from '../sessions/sessions.ts'
import { endRequestsFor } from '../staff/two-person.sql.ts'
import { lastingHolds, stopHolds } from './holds.sql.ts'

const byMail = anyone('whoever reads the mail may stop what it tells of; stopping opens nothing')
const token = z.string().min(1).max(200)
const purposes = ['stop-change', 'stop-sessions'] as const

type Found = MailTokenRow & { readonly purpose: (typeof purposes)[number] }

const usable = async (trx: Trx, services: Services, given: string): Promise<Found | undefined> => {
  for (const purpose of purposes) {
    const found = await mailToken(trx, services, { token: given, purpose })
    if (found !== undefined && found.used_at === null) return { ...found, purpose }
  }
  return undefined
}

export const openStop = operation({
  name: 'people.open-stop',
  action: 'read',
  summary: 'The page behind “this was not me” in a mail (page only)',
  input: z.object({ token: token.optional() }),
  output: z.object({ works: z.boolean() }),
  subject: () => ({}),
  policy: byMail,
  run: async ({ trx, services, input }) =>
    ok({ works: input.token !== undefined && (await usable(trx, services, input.token)) !== undefined }),
})

/** Puts back, newest first, what was replaced while the account waits: the password before, the second factors before. */
const undoHolds = async (trx: Trx, accountId: string, now: Date): Promise<void> => {
  const holds = [...(await lastingHolds(trx, { accountId, now }))].reverse()
  for (const hold of holds) {
    if (hold.because === 'factor-reset') await restoreFactors(trx, accountId, hold.at)
    if (hold.previous_password !== null)
      await restorePassword(trx, { accountId, hash: hold.previous_password, now })
  }
  await stopHolds(trx, accountId, now)
  await endRequestsFor(trx, { accountId, now })
}

export const stop = operation({
  name: 'people.stop-change',
  action: 'write',
  summary: 'Say that it was not me, with the link’s token (page only): sessions end, what waits is undone',
  input: z.object({ token }),
  output: z.object({}),
  subject: () => ({}),
  policy: byMail,
  problems: problemWords,
  run: async ({ trx, services, client, input, now }) => {
    const found = await usable(trx, services, input.token)
    if (found === undefined) return refuse('link-used')
    const accountId = found.account_id
    await useMailToken(trx, found.id, now)
    await useMailTokens(trx, { accountId, purposes: ['reset-password', 'change-email'], now })
    await endSessionsOf(trx, services, accountId)
    if (found.purpose === 'stop-change') await undoHolds(trx, accountId, now)
    client.forget('session')
    return ok({})
  },
})

export const readWaiting = operation({
  name: 'people.read-waiting',
  action: 'read',
  summary: 'Until when my account waits after its password was replaced by mail (page only)',
  input: z.object({}),
  output: z.object({ until: z.string().optional() }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: signedIn('one’s own account'),
  openWhile: ['waiting-time', 'second-factor'],
  run: async ({ trx, subject: { accountId, due }, now }) => {
    if (due !== 'waiting-time') return ok({})
    const last = (await lastingHolds(trx, { accountId, now })).at(-1)
    return ok(last === undefined ? {} : { until: last.until_at.toISOString() })
  },
})
