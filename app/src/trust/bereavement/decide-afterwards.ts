import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { isResearch, purposes, recordDecisions, standingOf } from '../../consent/index.ts'
import { mayEdit, tellStaff, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { representationProblems } from '../representation/problems.ts'
import { bereavementChoices, insertBereavementChoice, uncheckedBereavement } from './bereavement.sql.ts'

/** Now or later, and again: what happens to the record and to what was donated. */
export const decideAfterwards = operation({
  name: 'trust.decide-afterwards',
  action: 'write',
  summary: 'Decide what happens to the record of a person who has died',
  api: { method: 'POST', path: '/persons/{personId}/bereavement/choice' },
  input: z.object({ personId: z.uuid(), choice: z.enum(bereavementChoices) }),
  output: z.object({ personId: z.uuid() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: representationProblems,
  run: async ({ trx, granted, subject: { personId, relation }, input: { choice }, locale, now }) => {
    if (relation !== 'self' && relation !== 'legal-representative')
      throw new Error('The policy lets only those decide who may edit the person.')
    if ((await uncheckedBereavement(trx, personId)) === undefined) return refuse('not-mourned')
    await insertBereavementChoice(trx, { personId, choice, byAccount: granted.accountId, now })
    if (choice === 'erase') await tellStaff(trx, { kind: 'erase-wanted', personId, now })
    if (choice === 'stop-research')
      await inHealth(trx, async (health) => {
        const research = purposes.filter(isResearch)
        const standing = await standingOf(health, personId, research)
        const choices = research
          .filter((purpose) => standing.has(purpose))
          .map((purpose) => ({ purpose, given: false }))
        await recordDecisions(health, granted, { relation, choices, locale, now })
      })
    return ok({ personId })
  },
})
