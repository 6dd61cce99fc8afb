import { z } from 'zod'
import { type Actor, allow, deny, operation, policy } from '../../access/index.ts'
import { staffNoticeKinds } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { noticeRows, settleNoticeRow, uncheckedNotice } from './staff-notices.sql.ts'

/** Families' troubles are read by those who check families, with their second factor, and by nobody else among staff. */
export const whoChecksFamilies = policy(
  'validators and administrators, with a second factor',
  (actor: Actor) => {
    if (actor.kind === 'system') return allow(actor.because)
    if (actor.kind !== 'account') return deny('not signed in')
    if (!actor.staffRoles.some((role) => role === 'validator' || role === 'administrator'))
      return deny('not a validator')
    return actor.secondFactor ? allow('checks families') : deny('without a second factor')
  },
)

export const noticesView = z.object({
  notices: z.array(
    z.object({
      noticeId: z.number(),
      kind: z.enum(staffNoticeKinds),
      personId: z.uuid(),
      otherPersonId: z.uuid().optional(),
      accountId: z.uuid().optional(),
      purpose: z.string().optional(),
      at: z.string(),
    }),
  ),
})
export type NoticesView = z.output<typeof noticesView>

export const readNotices = operation({
  name: 'trust.read-notices',
  action: 'read',
  summary: 'What staff must look at in families: disagreements, shut out relatives, the same child twice',
  api: { method: 'GET', path: '/staff/families' },
  input: z.object({}),
  output: noticesView,
  subject: () => ({}),
  policy: whoChecksFamilies,
  opensOthers: () => true,
  run: async ({ trx }) => ok({ notices: [...(await noticeRows(trx))] }),
})

export const settleNotice = operation({
  name: 'trust.settle-notice',
  action: 'write',
  summary: 'Note that a family’s trouble was looked at',
  api: { method: 'POST', path: '/staff/families/{noticeId}/settle' },
  input: z.object({ noticeId: z.coerce.number().int().positive() }),
  output: z.object({}),
  subject: ({ trx, input }) => uncheckedNotice(trx, input),
  policy: whoChecksFamilies,
  person: ({ personId }) => personId,
  run: async ({ trx, input, granted, now }) => {
    await settleNoticeRow(trx, { noticeId: input.noticeId, byAccount: granted.accountId, now })
    return ok({})
  },
})
