import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { consentChanged } from '../../consent/index.ts'
import { addressOf, startRepresentation } from '../../people/index.ts'
import { publish } from '../../platform/events/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { sendRepresentationMail } from '../representation/mails.ts'
import { representationProblems } from '../representation/problems.ts'
import { insertEvent, lockRepresentation, uncheckedActing } from '../representation/representation.sql.ts'
import { settleNoticeRow, uncheckedNotice } from '../representation/staff-notices.sql.ts'
import { whoChecksFamilies } from '../representation/staff-notices.ts'
import { insertJoinedRecord } from './likeness.sql.ts'

/** The later record joins the earlier one. Both families are told, and nobody decides more than before. */
export const joinRecords = operation({
  name: 'trust.join-records',
  action: 'write',
  summary: 'Join two records of the same child: the later family joins the earlier record',
  api: { method: 'POST', path: '/staff/families/{noticeId}/join' },
  input: z.object({
    noticeId: z.coerce.number().int().positive(),
    as: z.enum(['second-relative', 'legal-representative']),
  }),
  output: z.object({}),
  subject: ({ trx, input }) => uncheckedNotice(trx, { noticeId: input.noticeId, kind: 'same-child' }),
  policy: whoChecksFamilies,
  person: ({ personId }) => personId,
  problems: representationProblems,
  run: async ({ trx, input, granted, subject, services, now }) => {
    const { personId: intoPersonId, otherPersonId: personId, settled } = subject
    if (settled) return refuse('settled-already')
    if (personId === undefined) throw new Error('The row names two records.')
    const byAccount = granted.accountId
    for (const id of [intoPersonId, personId].toSorted()) await lockRepresentation(trx, id)
    const there = await uncheckedActing(trx, intoPersonId)
    const coming = await uncheckedActing(trx, personId)
    await insertJoinedRecord(trx, { personId, intoPersonId, byAccount, now })
    await insertEvent(trx, { personId, kind: 'record-joined', now })
    for (const { account_id: accountId, relation: before } of coming) {
      if (there.some((one) => one.account_id === accountId)) continue
      const relation = before === 'legal-representative' ? input.as : 'second-relative'
      await startRepresentation(trx, {
        accountId,
        personId: intoPersonId,
        relation,
        cameBy: 'joined',
        now,
      })
      await insertEvent(trx, { personId: intoPersonId, kind: 'same-child', accountId, relation, now })
    }
    for (const { account_id } of [...there, ...coming]) {
      const address = await addressOf(trx, services, account_id)
      if (address !== undefined)
        await sendRepresentationMail(trx, services, { ...address, mail: { kind: 'records-joined' } })
    }
    await settleNoticeRow(trx, { noticeId: input.noticeId, byAccount, now })
    for (const id of [intoPersonId, personId]) await publish(trx, consentChanged, { personId: id })
    return ok({})
  },
})
