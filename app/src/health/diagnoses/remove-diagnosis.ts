import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { changeHealth } from '../changing.ts'
import { healthProblems } from '../health.problems.ts'
import { supersedeDiagnosis } from './diagnoses.sql.ts'

export const removeDiagnosis = operation({
  name: 'health.remove-diagnosis',
  action: 'write',
  summary: 'Take a diagnosis off the list; its history is kept',
  api: { method: 'DELETE', path: '/persons/{personId}/diagnoses/{entry}' },
  input: z.object({ personId: z.uuid(), entry: z.uuid() }),
  output: z.object({}),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: (subject) => subject.personId,
  problems: healthProblems,
  run: (context) =>
    changeHealth(context, async (health) => {
      await supersedeDiagnosis(health, context.granted, { entry: context.input.entry, now: context.now })
      return ok({})
    }),
})
