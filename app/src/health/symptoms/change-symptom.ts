import { z } from 'zod'
import { accountOf, operation } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { changeHealth } from '../changing.ts'
import { healthProblems } from '../health.problems.ts'
import { dayOf } from './day.ts'
import { onsetHasCome } from './onset-has-come.ts'
import { putSymptom } from './put-symptom.ts'
import { factsInput, factsOf } from './symptom.input.ts'
import { currentByEntry } from './symptoms.sql.ts'

export const changeSymptom = operation({
  name: 'health.change-symptom',
  action: 'write',
  summary: 'Say more about a symptom, or say it differently; the wording before stays in its history',
  api: { method: 'PUT', path: '/persons/{personId}/symptoms/{entry}' },
  input: z.object({ personId: z.uuid(), entry: z.uuid(), ...factsInput }),
  output: z.object({ entry: z.uuid() }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: (subject) => subject.personId,
  problems: healthProblems,
  run: async (context) => {
    const { input, granted, now, actor } = context
    const facts = factsOf(input)
    if (!facts.ok) return facts
    return changeHealth(context, async (health, words) => {
      const onset = await onsetHasCome(health, granted, { onsetMonths: facts.value.onsetMonths, now })
      if (!onset.ok) return onset
      const before = await currentByEntry(health, granted, input.entry)
      if (before === undefined) return refuse('gone')
      const saying = {
        hpoId: before.hpo_id,
        said: facts.value,
        ownWords: input.ownWords,
        recordedBy: accountOf(actor),
        now,
      }
      const day = await dayOf(health, granted, now)
      const put = await putSymptom(health, granted, words, { before, saying, day })
      return put.ok ? ok({ entry: put.value }) : put
    })
  },
})
