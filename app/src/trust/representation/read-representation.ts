import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { ageOf, dataKeyOf, mayEdit, mayRead, uncheckedPersonFor } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { openInvitationRows } from './invitations.sql.ts'
import { openInvitedEmail } from './invite.ts'
import { uncheckedActing, uncheckedEvents } from './representation.sql.ts'
import { eventKinds } from './timeline.ts'

const relation = z.enum(['self', 'legal-representative', 'second-relative'])

const acting = z.object({
  accountId: z.uuid(),
  nickname: z.string(),
  relation,
  /** What was meant, where it has yet to be proven or waits for the day of age. */
  stated: relation,
  since: z.string(),
  until: z.string().optional(),
  isMe: z.boolean(),
})

const event = z.object({
  kind: z.enum(eventKinds),
  at: z.string(),
  nickname: z.string().optional(),
  byNickname: z.string().optional(),
  relation: relation.optional(),
})

export const representationView = z.object({
  personId: z.uuid(),
  name: z.string().optional(),
  relation,
  mayDecide: z.boolean(),
  /** The person takes over on this day, or has. */
  comesOfAgeOn: z.string().optional(),
  offersTakeover: z.boolean(),
  acting: z.array(acting),
  invitations: z.array(
    z.object({
      invitationId: z.uuid(),
      email: z.string().optional(),
      relation,
      sentAt: z.string(),
      expiresAt: z.string(),
    }),
  ),
  events: z.array(event),
})
export type RepresentationView = z.output<typeof representationView>

export const readRepresentation = operation({
  name: 'trust.read-representation',
  action: 'read',
  summary: 'Who may act for a person, who was invited, and everything that changed about it',
  api: { method: 'GET', path: '/persons/{personId}/representation' },
  input: z.object({ personId: z.uuid() }),
  output: representationView,
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: ({ personId }) => personId,
  opensOthers: (_, subject) => subject.relation === 'second-relative',
  run: async ({ trx, actor, granted, subject, services, now }) => {
    const { personId, name } = subject
    if (subject.relation === 'none')
      throw new Error('The policy lets only those in who represent the person.')
    const mayDecide = mayEdit.decide(actor, subject, now).allowed
    const age = await ageOf(trx, personId)
    const people = await uncheckedActing(trx, personId)
    const open = mayDecide ? await openInvitationRows(trx, personId, now) : []
    const key = await dataKeyOf(trx, services, personId)
    const events = await uncheckedEvents(trx, personId)
    return ok({
      personId,
      ...(name === undefined ? {} : { name }),
      relation: subject.relation,
      mayDecide,
      ...(age?.comesOfAgeOn == null ? {} : { comesOfAgeOn: age.comesOfAgeOn }),
      offersTakeover: mayDecide && age?.nearlyAdult === true && !people.some((one) => one.stated === 'self'),
      acting: people.map((one) => ({
        accountId: one.account_id,
        nickname: one.nickname,
        relation: one.relation,
        stated: one.stated,
        since: one.started_at.toISOString(),
        ...(one.until === null ? {} : { until: one.until.toISOString() }),
        isMe: one.account_id === granted.accountId,
      })),
      invitations: open.map((one) => ({
        invitationId: one.id,
        ...(one.email_sealed === null || key === undefined
          ? {}
          : { email: openInvitedEmail(services.vault, key, one.id, one.email_sealed) }),
        relation: one.relation,
        sentAt: one.created_at.toISOString(),
        expiresAt: one.expires_at.toISOString(),
      })),
      events: events.map((one) => ({
        kind: one.kind,
        at: one.at.toISOString(),
        ...(one.nickname === null ? {} : { nickname: one.nickname }),
        ...(one.by_nickname === null ? {} : { byNickname: one.by_nickname }),
        ...(one.relation === null ? {} : { relation: one.relation }),
      })),
    })
  },
})
