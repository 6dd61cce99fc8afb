import { z } from 'zod'
import { anyone, operation, signedIn } from '../../access/index.ts'
import { consentChanged } from '../../consent/index.ts'
import { ageOf, startRepresentation } from '../../people/index.ts'
import { publish } from '../../platform/events/index.ts'
import { ok, type Problem, refuse } from '../../platform/result/index.ts'
import { hashOfCode } from './code.ts'
import { type FoundInvitation, markInvitationAccepted, uncheckedInvitationByCode } from './invitations.sql.ts'
import { representationProblems } from './problems.ts'
import { insertEvent, lockRepresentation, uncheckedActing } from './representation.sql.ts'

const code = z.string().trim().min(1).max(60)

/** Looks nothing up: mail scanners open links, and a page that tells of a code before somebody signed in tells too much. */
export const openInvitation = operation({
  name: 'trust.open-invitation',
  action: 'read',
  summary: 'The page behind an invitation’s link (page only: the link is made for people)',
  input: z.object({ code: code.optional() }),
  output: z.object({ code: z.string(), signedIn: z.boolean() }),
  subject: () => ({}),
  policy: anyone('the page holds nothing but the code the visitor brought'),
  run: async ({ actor, input }) => ok({ code: input.code ?? '', signedIn: actor.kind === 'account' }),
})

/** Why a code does not open anything now; the address first, so that the wrong reader learns nothing else. */
export const problemWith = (found: FoundInvitation | undefined, now: Date): Problem['code'] | undefined => {
  if (found === undefined) return 'invitation-unknown'
  if (found.email_fingerprint !== null && found.fits !== true) return 'invitation-other-address'
  if (found.revoked_at !== null || !found.inviter_stands) return 'invitation-revoked'
  if (found.accepted_at !== null) return 'invitation-used'
  if (found.expires_at <= now) return 'invitation-expired'
  return undefined
}

export const acceptInvitation = operation({
  name: 'trust.accept-invitation',
  action: 'write',
  summary: 'Accept an invitation with the code from its mail or letter',
  api: { method: 'POST', path: '/join' },
  input: z.object({ code }),
  output: z.object({ personId: z.uuid() }),
  subject: async ({ trx, input, actor }) => {
    const accountId = actor.kind === 'account' ? actor.accountId : undefined
    const found = await uncheckedInvitationByCode(trx, { codeHash: hashOfCode(input.code), accountId })
    return { found }
  },
  policy: signedIn('whoever has the code and, where it went by mail, the address'),
  person: ({ found }) => found?.person_id,
  problems: representationProblems,
  run: async ({ trx, actor, subject: { found }, now }) => {
    if (actor.kind !== 'account') throw new Error('The policy lets only accounts in.')
    const problem = problemWith(found, now)
    if (found === undefined || problem !== undefined)
      return refuse(problem ?? 'invitation-unknown', { field: 'code' })
    const { accountId } = actor
    const { person_id: personId, relation, came_by: cameBy, id } = found
    await lockRepresentation(trx, personId)
    const acting = await uncheckedActing(trx, personId)
    if (acting.some((one) => one.account_id === accountId)) return refuse('already-acts', { field: 'code' })
    if (relation === 'self') {
      if (acting.some((one) => one.stated === 'self')) return refuse('invitation-used', { field: 'code' })
      const age = await ageOf(trx, personId)
      if (age === undefined || !age.nearlyAdult) return refuse('not-yet-adult', { field: 'code' })
    }
    await startRepresentation(trx, { accountId, personId, relation, cameBy, now })
    await markInvitationAccepted(trx, { id, accountId, now })
    const kind = relation === 'self' ? 'took-over' : 'joined'
    await insertEvent(trx, { personId, kind, accountId, byAccount: accountId, relation, now })
    await publish(trx, consentChanged, { personId })
    return ok({ personId })
  },
})
