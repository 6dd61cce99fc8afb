import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { consentChanged } from '../../consent/index.ts'
import {
  addressOf,
  endRepresentation,
  mayEdit,
  mayRead,
  tellStaff,
  uncheckedPersonFor,
} from '../../people/index.ts'
import { publish } from '../../platform/events/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { sendRepresentationMail } from './mails.ts'
import { representationProblems } from './problems.ts'
import { insertEvent, lockRepresentation, uncheckedActing } from './representation.sql.ts'

const decides = (relation: string): boolean => relation === 'self' || relation === 'legal-representative'

/** Nobody leaves a person without anybody who may decide. */
export const leave = operation({
  name: 'trust.leave',
  action: 'write',
  summary: 'Stop acting for, or looking at, a person oneself',
  api: { method: 'POST', path: '/persons/{personId}/representation/leave' },
  input: z.object({ personId: z.uuid() }),
  output: z.object({}),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: ({ personId }) => personId,
  endsOwnAccess: 'leaving is giving up one’s own access',
  problems: representationProblems,
  run: async ({ trx, actor, subject: { personId, relation }, now }) => {
    if (actor.kind !== 'account' || relation === 'none')
      throw new Error('The policy lets only those in who act.')
    const { accountId } = actor
    await lockRepresentation(trx, personId)
    const others = (await uncheckedActing(trx, personId)).filter((one) => one.account_id !== accountId)
    if (decides(relation) && !others.some((one) => decides(one.relation) && !one.blocked))
      return refuse('last-representative')
    await endRepresentation(trx, { accountId, personId, because: 'left', now })
    await insertEvent(trx, { personId, kind: 'left', accountId, byAccount: accountId, relation, now })
    await publish(trx, consentChanged, { personId })
    return ok({})
  },
})

/**
 * The person shuts anybody out. A legal representative shuts out whoever only looks; against another who counts as one, staff
 * decide, for whoever is quicker is not therefore right. Either way the row for staff is written at once.
 */
export const endAccess = operation({
  name: 'trust.end-access',
  action: 'write',
  summary: 'End somebody’s access to a person; shut them out where they do harm, and staff look at it',
  api: { method: 'POST', path: '/persons/{personId}/representation/{accountId}/end' },
  input: z.object({
    personId: z.uuid(),
    accountId: z.uuid(),
    how: z.enum(['end', 'shut-out']).default('end'),
  }),
  output: z.object({ personId: z.uuid(), ended: z.boolean() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: representationProblems,
  run: async ({ trx, actor, subject, input, services, now }) => {
    if (actor.kind !== 'account') throw new Error('The policy lets only accounts in.')
    const { personId, relation } = subject
    const { accountId } = input
    await lockRepresentation(trx, personId)
    const whom = (await uncheckedActing(trx, personId)).find((one) => one.account_id === accountId)
    if (whom === undefined || accountId === actor.accountId) return refuse('not-there')
    if (relation !== 'self' && decides(whom.relation)) {
      await tellStaff(trx, { kind: 'wants-shut-out', personId, accountId, now })
      return ok({ personId, ended: false })
    }
    const isShutOut = input.how === 'shut-out'
    await endRepresentation(trx, { accountId, personId, because: isShutOut ? 'shut out' : 'ended', now })
    await insertEvent(trx, {
      personId,
      kind: isShutOut ? 'shut-out' : 'access-ended',
      accountId,
      byAccount: actor.accountId,
      relation: whom.relation,
      now,
    })
    if (isShutOut) await tellStaff(trx, { kind: 'shut-out', personId, accountId, now })
    const address = await addressOf(trx, services, accountId)
    if (address !== undefined)
      await sendRepresentationMail(trx, services, { ...address, mail: { kind: 'access-ended' } })
    await publish(trx, consentChanged, { personId })
    return ok({ personId, ended: true })
  },
})
