import { z } from 'zod'
import { operation, systemOnly } from '../access/index.ts'
import { ok } from '../platform/result/index.ts'
import { uncheckedTierRow } from './tiers.sql.ts'
import { setTier } from './tiers.ts'

/** Until validation is built, staff set a tier on the command line. It is an operation so that it cannot go unaudited. */
export const setTierOperation = operation({
  name: 'trust.set-tier',
  action: 'write',
  summary: 'Set what a person may do (command line only: no page and no API path leads here)',
  input: z.object({
    personId: z.uuid(),
    tier: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3)])),
    because: z.string().trim().min(3).max(300),
    setBy: z.string().trim().min(1).max(120),
  }),
  output: z.object({ personId: z.string(), tier: z.number() }),
  subject: async ({ trx, input }) => {
    const row = await uncheckedTierRow(trx, input.personId)
    return row === undefined ? undefined : { personId: input.personId }
  },
  policy: systemOnly('a tier is set by staff, on the command line'),
  person: ({ personId }) => personId,
  run: async ({ trx, input, now }) => {
    await setTier(trx, { ...input, now })
    return ok({ personId: input.personId, tier: input.tier })
  },
})
