import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { dataKeyOf, mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { healthProblems } from '../health.problems.ts'
import { wordsOf } from '../sealed-words.ts'
import { whoOf, whoView } from '../viewing.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { currentDiagnoses } from './diagnoses.sql.ts'
import { diagnosisFrom, diagnosisView, diagnosisViewOf } from './diagnosis.view.ts'

export const readDiagnosis = operation({
  name: 'health.read-diagnosis',
  action: 'read',
  summary: 'One diagnosis as it stands, for those who may change it',
  api: { method: 'GET', path: '/persons/{personId}/diagnoses/{entry}' },
  input: z.object({ personId: z.uuid(), entry: z.uuid() }),
  output: z.object({ who: whoView, diagnosis: diagnosisView }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: (subject) => subject.personId,
  problems: healthProblems,
  run: async ({ trx, granted, subject, services, input, locale }) => {
    const words = wordsOf(services, subject.personId, await dataKeyOf(trx, services, subject.personId))
    const rows = await inHealth(trx, (health) => currentDiagnoses(health, granted))
    const row = rows.find(({ entry }) => entry === input.entry)
    if (row === undefined) return refuse('gone')
    return ok({
      who: whoOf(subject),
      diagnosis: diagnosisViewOf(diagnosisFrom(row, words), vocabularyOf(services), locale),
    })
  },
})
