import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { changeHealth } from '../changing.ts'
import { healthProblems } from '../health.problems.ts'
import { supersedeSymptom } from './symptoms.sql.ts'

export const removeSymptom = operation({
  name: 'health.remove-symptom',
  action: 'write',
  summary: 'Take a symptom off the list; its history stays readable for the person',
  api: { method: 'DELETE', path: '/persons/{personId}/symptoms/{entry}' },
  input: z.object({ personId: z.uuid(), entry: z.uuid() }),
  output: z.object({}),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: (subject) => subject.personId,
  problems: healthProblems,
  run: (context) =>
    changeHealth(context, async (health) => {
      // Removing what is gone already is what a double click does: the wish is fulfilled either way.
      await supersedeSymptom(health, context.granted, { entry: context.input.entry, now: context.now })
      return ok({})
    }),
})
