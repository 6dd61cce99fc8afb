import { z } from 'zod'
import { operation } from '../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../people/index.ts'
import { inHealth } from '../platform/db/index.ts'
import { ok, refuse } from '../platform/result/index.ts'
import { recordDecisions } from './decision.ts'
import { consentProblems } from './problems.ts'
import { purposes, ways } from './purpose.ts'

/** Gives or takes back one purpose; one click either way. */
export const decide = operation({
  name: 'consent.decide',
  action: 'write',
  summary: 'Agree to one use of a person’s data, or take that back',
  api: { method: 'POST', path: '/persons/{personId}/choices' },
  input: z.object({
    personId: z.uuid(),
    purpose: z.enum(purposes),
    choice: z.enum(['give', 'withdraw']),
    /** Who decides about further research: asked with that yes, and with no other. */
    way: z.enum(ways).optional(),
  }),
  output: z.object({ personId: z.string(), purpose: z.enum(purposes), given: z.boolean() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: consentProblems,
  run: async ({ trx, granted, subject, input, now, locale }) => {
    const { relation } = subject
    if (relation !== 'self' && relation !== 'legal-representative')
      throw new Error('The policy lets only those decide who may edit the person.')
    const given = input.choice === 'give'
    const wantsWay = given && input.purpose === 'further-research'
    if (wantsWay !== (input.way !== undefined)) return refuse('way-needed', { field: 'way' })
    await inHealth(trx, (health) =>
      recordDecisions(health, granted, {
        relation,
        choices: [{ purpose: input.purpose, given, way: input.way }],
        locale,
        now,
      }),
    )
    return ok({ personId: subject.personId, purpose: input.purpose, given })
  },
})
