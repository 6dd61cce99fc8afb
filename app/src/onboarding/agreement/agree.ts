import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { currentText, decisionsOf, recordDecisions, wordOf } from '../../consent/index.ts'
import { whoOf } from '../../health/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { onboardingProblems } from '../onboarding.problems.ts'
import { draftRows } from '../person/draft.sql.ts'

/** Asked in step 5: what the first weeks need. Keeping the draft was asked when it began; the rest waits on the page of choices. */
export const askedLast = ['membership', 'be-matched', 'be-contacted', 'research-contact'] as const

const agreementView = z.object({
  personId: z.uuid(),
  who: z.object({ who: z.enum(['you', 'named', 'mourned', 'unnamed']), name: z.string() }),
  isMember: z.boolean(),
  symptoms: z.int(),
  choices: z.array(
    z.object({ purpose: z.enum(askedLast), version: z.int(), body: z.string(), given: z.boolean() }),
  ),
})

export type Agreement = z.output<typeof agreementView>

export const readAgreement = operation({
  name: 'onboarding.read-agreement',
  action: 'read',
  summary:
    'Step 5: each purpose with its words in the reader’s language (page only: choices have a place of their own)',
  input: z.object({ personId: z.uuid() }),
  output: agreementView,
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  run: async ({ trx, subject, granted, locale }) => {
    const { personId } = subject
    return inHealth(trx, async (health) => {
      const [draft] = await draftRows(health, [personId])
      const decisions = await decisionsOf(health, personId)
      return ok({
        personId,
        who: whoOf(subject),
        isMember: draft?.is_member ?? false,
        symptoms: draft?.symptoms ?? 0,
        choices: askedLast.map((purpose) => {
          const { version, body } = currentText(purpose, locale)
          return {
            purpose,
            version,
            body,
            given: wordOf(decisions, purpose, granted.accountId)?.choice === 'given',
          }
        }),
      })
    })
  },
})

const yes = z.literal('yes').optional()

export const agree = operation({
  name: 'onboarding.agree',
  action: 'write',
  summary: 'Step 5: each purpose by itself; what is not ticked is refused. Nothing is matched before',
  api: { method: 'POST', path: '/persons/{personId}/agreement' },
  input: z.object({
    personId: z.uuid(),
    membership: yes,
    'be-matched': yes,
    'be-contacted': yes,
    'research-contact': yes,
  }),
  output: z.object({ personId: z.uuid() }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: onboardingProblems,
  run: async ({ trx, granted, subject, input, locale, now }) => {
    const { personId, relation } = subject
    if (input.membership !== 'yes') return refuse('membership-needed', { field: 'membership' })
    if (relation !== 'self' && relation !== 'legal-representative')
      throw new Error('The policy lets only those decide who may edit the person.')
    const ticked: Readonly<Record<string, unknown>> = input
    const choices = askedLast.map((purpose) => ({ purpose, given: ticked[purpose] === 'yes' }))
    await inHealth(trx, (health) => recordDecisions(health, granted, { relation, choices, locale, now }))
    return ok({ personId })
  },
})
