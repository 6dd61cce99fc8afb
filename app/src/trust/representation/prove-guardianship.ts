import { z } from 'zod'
import { operation, systemOnly } from '../../access/index.ts'
import { consentChanged } from '../../consent/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { publish } from '../../platform/events/index.ts'
import { ok } from '../../platform/result/index.ts'
import {
  type GuardianshipFact,
  insertEvent,
  insertGuardianshipFact,
  uncheckedRepresents,
} from './representation.sql.ts'

/**
 * Writes that a paper was accepted (or that it no longer holds) for one account and one person. The next request of that
 * account finds it. Only an operation that audits it calls this: validation, or the command below.
 */
export const setGuardianship = async (trx: Trx, fact: GuardianshipFact): Promise<void> => {
  const { personId, accountId, now } = fact
  await insertGuardianshipFact(trx, fact)
  const kind = fact.outcome === 'proven' ? 'proven' : 'proof-ended'
  await insertEvent(trx, { personId, kind, accountId, now })
  await publish(trx, consentChanged, { personId })
}

export const proveGuardianship = operation({
  name: 'trust.prove-guardianship',
  action: 'write',
  summary: 'Note that a guardianship, or who somebody is, was proven by a paper (command line only)',
  input: z.object({
    personId: z.uuid(),
    accountId: z.uuid(),
    outcome: z.enum(['proven', 'ended']).default('proven'),
    paper: z.enum(['birth', 'court', 'identity']),
    because: z.string().trim().min(3).max(300),
    setBy: z.string().trim().min(1).max(120),
  }),
  output: z.object({ personId: z.uuid() }),
  subject: async ({ trx, input }) =>
    (await uncheckedRepresents(trx, input)) ? { personId: input.personId } : undefined,
  policy: systemOnly('a paper is accepted by staff'),
  person: ({ personId }) => personId,
  run: async ({ trx, input, now }) => {
    await setGuardianship(trx, { ...input, now })
    return ok({ personId: input.personId })
  },
})
