import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { consentChanged } from '../../consent/index.ts'
import { mayEdit, mayRead, tellStaff, uncheckedPersonFor } from '../../people/index.ts'
import { publish } from '../../platform/events/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { representationProblems } from '../representation/problems.ts'
import { insertEvent } from '../representation/representation.sql.ts'
import { settleNoticeRow, uncheckedNotice } from '../representation/staff-notices.sql.ts'
import { whoChecksFamilies } from '../representation/staff-notices.ts'
import { endBereavementRow } from './bereavement.sql.ts'
import { noteDeath } from './note-death.ts'

/** A representative's word counts at once. Whoever only looks changes nothing by themself: staff ask, and note it. */
export const tellOfDeath = operation({
  name: 'trust.tell-of-death',
  action: 'write',
  summary: 'Tell that a person has died: nobody is reminded or matched any more, and words change',
  api: { method: 'POST', path: '/persons/{personId}/bereavement' },
  input: z.object({ personId: z.uuid() }),
  output: z.object({ personId: z.uuid(), noted: z.boolean() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: ({ personId }) => personId,
  run: async ({ trx, actor, granted, subject, now }) => {
    const { personId } = subject
    const byAccount = granted.accountId
    const noted = mayEdit.decide(actor, subject, now).allowed
    if (noted) await noteDeath(trx, { personId, byAccount, now })
    else await tellStaff(trx, { kind: 'death', personId, ...(byAccount && { accountId: byAccount }), now })
    return ok({ personId, noted })
  },
})

export const takeBackDeath = operation({
  name: 'trust.take-back-death',
  action: 'write',
  summary: 'Say that telling of a death was a mistake: everything is as before',
  api: { method: 'POST', path: '/persons/{personId}/bereavement/mistake' },
  input: z.object({ personId: z.uuid() }),
  output: z.object({ personId: z.uuid() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  run: async ({ trx, granted, subject: { personId }, now }) => {
    if (await endBereavementRow(trx, { personId, now })) {
      await insertEvent(trx, { personId, kind: 'bereavement-ended', byAccount: granted.accountId, now })
      await publish(trx, consentChanged, { personId })
    }
    return ok({ personId })
  },
})

/** What a second relative told us, noted by staff who asked. */
export const confirmDeath = operation({
  name: 'trust.confirm-death',
  action: 'write',
  summary: 'Note the death a second relative told of',
  api: { method: 'POST', path: '/staff/families/{noticeId}/death' },
  input: z.object({ noticeId: z.coerce.number().int().positive() }),
  output: z.object({}),
  subject: ({ trx, input }) => uncheckedNotice(trx, { noticeId: input.noticeId, kind: 'death' }),
  policy: whoChecksFamilies,
  person: ({ personId }) => personId,
  problems: representationProblems,
  run: async ({ trx, input, granted, subject: { personId, settled }, now }) => {
    if (settled) return refuse('settled-already')
    await noteDeath(trx, { personId, byAccount: granted.accountId, now })
    await settleNoticeRow(trx, { noticeId: input.noticeId, byAccount: granted.accountId, now })
    return ok({})
  },
})
