import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation } from '../../access/index.ts'
import {
  ageOf,
  dataKeyOf,
  fingerprintOfEmail,
  mayEdit,
  mayMail,
  normalEmail,
  uncheckedPersonFor,
} from '../../people/index.ts'
import { days } from '../../platform/clock/index.ts'
import type { DataKey, Place, Vault } from '../../platform/crypto/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { hashOfCode, newCode } from './code.ts'
import { countOpenInvitations, insertInvitation, revokeInvitationRow } from './invitations.sql.ts'
import { sendRepresentationMail } from './mails.ts'
import { representationProblems } from './problems.ts'
import { insertEvent, lockRepresentation, uncheckedActing } from './representation.sql.ts'

export const invitationLasts = days(14)
const mostOpen = 5

const placeOf = (invitationId: string): Place => ({
  table: 'people.invitation',
  column: 'email_sealed',
  owner: invitationId,
})

/** To whom an invitation went: whoever may decide for the person reads it, sealed with the person's key. */
export const openInvitedEmail = (vault: Vault, key: DataKey, invitationId: string, sealed: Buffer): string =>
  vault.open(key, placeOf(invitationId), sealed)

export const mailLocales = ['en', 'es', 'ro'] as const

/**
 * The mail goes out whether or not the address has an account, and says nothing of the person. Silent where no more mail may
 * go there: how many went tells something about the address.
 */
export const invite = operation({
  name: 'trust.invite',
  action: 'write',
  summary: 'Invite somebody by e-mail to act for, or look at, a person',
  api: { method: 'POST', path: '/persons/{personId}/invitations' },
  input: z.object({
    personId: z.uuid(),
    email: z.email().max(254),
    relation: z.enum(['legal-representative', 'second-relative', 'self']),
    language: z.enum(mailLocales).default('en'),
  }),
  output: z.object({ personId: z.uuid() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: representationProblems,
  run: async ({ trx, actor, subject: { personId, relation }, input, services, now }) => {
    if (actor.kind !== 'account') throw new Error('The policy lets only accounts in.')
    await lockRepresentation(trx, personId)
    if ((await countOpenInvitations(trx, personId, now)) >= mostOpen)
      return refuse('too-many-invitations', { values: { most: mostOpen } })
    if (input.relation === 'self') {
      const acting = await uncheckedActing(trx, personId)
      if (relation === 'self' || acting.some((one) => one.stated === 'self'))
        return refuse('self-is-there', { field: 'relation' })
      const age = await ageOf(trx, personId)
      if (age === undefined || !age.nearlyAdult) return refuse('not-yet-adult', { field: 'relation' })
    }
    const key = await dataKeyOf(trx, services, personId)
    if (key === undefined) throw new Error('A person without a key cannot be acted for.')
    const to = normalEmail(input.email)
    const id = randomUUID()
    const code = newCode()
    const expiresAt = new Date(now.getTime() + invitationLasts)
    await insertInvitation(trx, {
      id,
      personId,
      relation: input.relation,
      cameBy: input.relation === 'self' ? 'takeover' : 'invitation',
      fingerprint: fingerprintOfEmail(services.vault, to),
      emailSealed: services.vault.seal(key, placeOf(id), to),
      codeHash: hashOfCode(code),
      invitedBy: actor.accountId,
      now,
      expiresAt,
    })
    const { accountId: byAccount } = actor
    await insertEvent(trx, { personId, kind: 'invited', byAccount, relation: input.relation, now })
    if (await mayMail(trx, services, to)) {
      const mail = { kind: 'invited', as: input.relation, code, until: expiresAt } as const
      await sendRepresentationMail(trx, services, { to, locale: input.language, mail })
    }
    return ok({ personId })
  },
})

export const revokeInvitation = operation({
  name: 'trust.revoke-invitation',
  action: 'write',
  summary: 'Take an invitation back: from now on its link and code open nothing',
  api: { method: 'POST', path: '/persons/{personId}/invitations/{invitationId}/revoke' },
  input: z.object({ personId: z.uuid(), invitationId: z.uuid() }),
  output: z.object({ personId: z.uuid() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: representationProblems,
  run: async ({ trx, granted, subject: { personId }, input, now }) => {
    const taken = await revokeInvitationRow(trx, { id: input.invitationId, personId, now })
    if (taken === 0) return refuse('invitation-used')
    await insertEvent(trx, { personId, kind: 'invitation-revoked', byAccount: granted.accountId, now })
    return ok({ personId })
  },
})
