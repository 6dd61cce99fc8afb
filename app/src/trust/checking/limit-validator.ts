import { z } from 'zod'
import { operation, systemOnly } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { replaceScopes, uncheckedAccountToLimit } from './scope.sql.ts'

/** A patient organisation's own validator checks papers about its diseases, and sees no others in the queue. */
export const limitValidator = operation({
  name: 'trust.limit-validator',
  action: 'write',
  summary:
    'Limit a validator to some diseases, or lift the limit (command line only: no page and no API path leads here)',
  input: z.object({
    nickname: z.string().trim().min(1).max(60),
    /** Codes as people write them (ORPHA:269); `everything` lifts the limit. */
    diseases: z.union([z.array(z.string().trim().min(1)).min(1), z.literal('everything')]),
    because: z.string().trim().min(3).max(300),
    grantedBy: z.string().trim().min(1).max(120),
  }),
  output: z.object({ diseaseIds: z.array(z.string()) }),
  subject: ({ trx, input }) => uncheckedAccountToLimit(trx, input.nickname),
  policy: systemOnly('who checks what is set by staff, on the command line'),
  run: async ({ trx, granted, subject, input, services, now }) => {
    const vocabulary = services.vocabulary.current()
    const diseaseIds: string[] = []
    for (const code of input.diseases === 'everything' ? [] : input.diseases) {
      const id = vocabulary.resolveDisease(code)
      // Left out silently, an unknown code would leave a validator with less, or with everything.
      if (id === undefined) return refuse('unknown-disease', { field: 'diseases', values: { code } })
      diseaseIds.push(id)
    }
    const { grantedBy, because } = input
    await replaceScopes(trx, granted, {
      accountId: subject.account_id,
      diseaseIds,
      grantedBy: `${grantedBy}: ${because}`,
      now,
    })
    return ok({ diseaseIds })
  },
})
