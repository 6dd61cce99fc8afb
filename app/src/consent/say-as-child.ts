import { z } from 'zod'
import { operation } from '../access/index.ts'
import { ageOf, mayEdit, uncheckedPersonFor } from '../people/index.ts'
import { inHealth } from '../platform/db/index.ts'
import { ok, refuse } from '../platform/result/index.ts'
import { recordChildsWord } from './decision.ts'
import { consentProblems } from './problems.ts'

/**
 * Offered from the age of assent of the child's country; a younger child's no is written down as well, for it only protects.
 * A no stops every use for research on the next request, whatever the parents allowed.
 */
export const sayAsChild = operation({
  name: 'consent.say-as-child',
  action: 'write',
  summary: 'Write down a child’s own yes or no to research, apart from the parents’ permission',
  api: { method: 'POST', path: '/persons/{personId}/choices/child' },
  input: z.object({ personId: z.uuid(), choice: z.enum(['yes', 'no']) }),
  output: z.object({ personId: z.uuid() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: consentProblems,
  run: async ({ trx, granted, subject: { personId }, input, locale, now }) => {
    const age = await ageOf(trx, personId)
    if (age?.isAdult === true) return refuse('grown-up')
    await inHealth(trx, (health) =>
      recordChildsWord(health, granted, { given: input.choice === 'yes', locale, now }),
    )
    return ok({ personId })
  },
})
