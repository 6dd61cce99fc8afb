import { z } from 'zod'
import { operation } from '../access/index.ts'
import { mayEdit, mayRead, uncheckedPersonFor } from '../people/index.ts'
import { inHealth } from '../platform/db/index.ts'
import { ok } from '../platform/result/index.ts'
import { currentText } from './consent-text.ts'
import { type Decision, decisionsOf, stands } from './decision.ts'
import { purposes } from './purpose.ts'

const decided = z.object({
  choice: z.enum(['given', 'refused', 'withdrawn']),
  at: z.string(),
  version: z.number(),
  byMe: z.boolean(),
})

export const choicesSchema = z.object({
  personId: z.string(),
  name: z.string().optional(),
  relation: z.enum(['self', 'legal-representative', 'second-relative']),
  mayDecide: z.boolean(),
  choices: z.array(
    z.object({
      purpose: z.enum(purposes),
      text: z.object({ version: z.number(), body: z.string(), sha256: z.string() }),
      given: z.boolean(),
      /** Newest first. */
      history: z.array(decided),
    }),
  ),
})
export type Choices = z.output<typeof choicesSchema>

const shown = (decision: Decision, accountId: string | undefined): z.output<typeof decided> => ({
  choice: decision.choice,
  at: decision.at,
  version: decision.version,
  byMe: decision.byAccount !== undefined && decision.byAccount === accountId,
})

export const readChoices = operation({
  name: 'consent.read-choices',
  action: 'read',
  summary: 'Everything agreed to for a person, with its history',
  api: { method: 'GET', path: '/persons/{personId}/choices' },
  input: z.object({ personId: z.uuid() }),
  output: choicesSchema,
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: ({ personId }) => personId,
  // The second relative looks at somebody else's choices: that is written down.
  opensOthers: (_, { relation }) => relation === 'second-relative',
  run: async ({ trx, subject, actor, granted, now, locale }) => {
    const { personId, relation, name } = subject
    if (relation === 'none') throw new Error('The policy lets only those in who represent the person.')
    const decisions = await inHealth(trx, (health) => decisionsOf(health, personId))
    return ok({
      personId,
      ...(name === undefined ? {} : { name }),
      relation,
      mayDecide: mayEdit.decide(actor, subject, now).allowed,
      choices: purposes.map((purpose) => {
        const { version, body, sha256 } = currentText(purpose, locale)
        return {
          purpose,
          text: { version, body, sha256 },
          given: stands(decisions, purpose)?.choice === 'given',
          history: decisions
            .filter((decision) => decision.purpose === purpose)
            .map((decision) => shown(decision, granted.accountId)),
        }
      }),
    })
  },
})
