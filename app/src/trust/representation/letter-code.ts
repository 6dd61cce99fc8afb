import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation, systemOnly } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { days } from '../../platform/clock/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { ok } from '../../platform/result/index.ts'
import { hashOfCode, newCode } from './code.ts'
import { insertInvitation } from './invitations.sql.ts'
import { representationProblems } from './problems.ts'
import { insertEvent, lockRepresentation } from './representation.sql.ts'

const letterLasts = days(120)

const makeCode = async (
  trx: Trx,
  wanted: {
    readonly personId: string
    readonly cameBy: 'letter' | 'staff'
    readonly invitedBy: string | undefined
    readonly now: Date
  },
): Promise<{ readonly code: string; readonly expiresAt: Date }> => {
  const code = newCode()
  const expiresAt = new Date(wanted.now.getTime() + letterLasts)
  await lockRepresentation(trx, wanted.personId)
  await insertInvitation(trx, {
    ...wanted,
    id: randomUUID(),
    relation: 'self',
    fingerprint: null,
    emailSealed: null,
    codeHash: hashOfCode(code),
    expiresAt,
  })
  const { personId, invitedBy: byAccount, now } = wanted
  await insertEvent(trx, { personId, kind: 'letter', byAccount, relation: 'self', now })
  return { code, expiresAt }
}

/**
 * For a young person without an address of their own: the code goes on paper through the guardian. Whoever uses it only views
 * until a validator has seen who they are, for the guardian has held the paper.
 */
export const makeLetterCode = operation({
  name: 'trust.make-letter-code',
  action: 'write',
  summary: 'Make a code on paper with which a young person takes over (page only: it is shown once)',
  input: z.object({ personId: z.uuid() }),
  output: z.object({ personId: z.uuid(), code: z.string(), expiresAt: z.string() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: representationProblems,
  run: async ({ trx, granted, subject: { personId }, now }) => {
    const made = await makeCode(trx, { personId, cameBy: 'letter', invitedBy: granted.accountId, now })
    return ok({ personId, code: made.code, expiresAt: made.expiresAt.toISOString() })
  },
})

/** A validator met the person, or spoke with them, and hands the code over: it counts by itself. */
export const makeStaffCode = operation({
  name: 'trust.make-staff-code',
  action: 'write',
  summary: 'Make a code for a person whose identity staff have checked (command line only)',
  input: z.object({
    personId: z.uuid(),
    because: z.string().trim().min(3).max(300),
    setBy: z.string().trim().min(1).max(120),
  }),
  output: z.object({ code: z.string() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: systemOnly('handed out by staff who checked who the person is'),
  person: ({ personId }) => personId,
  run: async ({ trx, subject: { personId }, now }) => {
    const { code } = await makeCode(trx, { personId, cameBy: 'staff', invitedBy: undefined, now })
    return ok({ code })
  },
})
