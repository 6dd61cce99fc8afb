import { z } from 'zod'
import { accountOf, operation } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { changeHealth } from '../changing.ts'
import { healthProblems } from '../health.problems.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { diagnosisInput, sayingOf } from './diagnosis.input.ts'
import { putDiagnosis } from './put-diagnosis.ts'

export const changeDiagnosis = operation({
  name: 'health.change-diagnosis',
  action: 'write',
  summary: 'Say a diagnosis differently; the wording before stays in its history',
  api: { method: 'PUT', path: '/persons/{personId}/diagnoses/{entry}' },
  input: z.object({ personId: z.uuid(), entry: z.uuid(), ...diagnosisInput }),
  output: z.object({ entry: z.uuid() }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: (subject) => subject.personId,
  problems: healthProblems,
  run: async (context) => {
    const { input, granted, now, actor, services } = context
    const saying = sayingOf(input, { vocabulary: vocabularyOf(services), now })
    if (!saying.ok) return saying
    return changeHealth(context, async (health, words) => {
      const putting = { saying: saying.value, entry: input.entry, recordedBy: accountOf(actor), now }
      const entry = await putDiagnosis(health, granted, words, putting)
      return entry === undefined ? refuse('gone') : ok({ entry })
    })
  },
})
