import { z } from 'zod'
import { accountOf, operation } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { changeHealth } from '../changing.ts'
import { healthProblems } from '../health.problems.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { dayOf } from './day.ts'
import { onsetHasCome } from './onset-has-come.ts'
import { putSymptom } from './put-symptom.ts'
import { factsInput, factsOf } from './symptom.input.ts'
import { currentByTerm } from './symptoms.sql.ts'

export const addSymptom = operation({
  name: 'health.add-symptom',
  action: 'write',
  summary: 'Add a symptom to a person; one that is there already is changed',
  api: { method: 'POST', path: '/persons/{personId}/symptoms' },
  input: z.object({
    personId: z.uuid(),
    // Not refused by its shape: “none of these” is sent here too, and deserves a sentence that helps.
    hpoId: z.string().max(40),
    ...factsInput,
  }),
  output: z.object({ entry: z.uuid() }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: (subject) => subject.personId,
  problems: healthProblems,
  run: async (context) => {
    const { input, granted, now, actor, services } = context
    if (input.hpoId === 'none') return refuse('choose-a-term', { field: 'hpoId' })
    const hpoId = vocabularyOf(services).currentSymptom(input.hpoId)
    if (hpoId === undefined) return refuse('unknown-term', { field: 'hpoId' })
    const facts = factsOf(input)
    if (!facts.ok) return facts
    return changeHealth(context, async (health, words) => {
      const onset = await onsetHasCome(health, granted, { onsetMonths: facts.value.onsetMonths, now })
      if (!onset.ok) return onset
      const before = await currentByTerm(health, granted, hpoId)
      const saying = { hpoId, said: facts.value, ownWords: input.ownWords, recordedBy: accountOf(actor), now }
      const day = await dayOf(health, granted, now)
      const put = await putSymptom(health, granted, words, { before, saying, day })
      return put.ok ? ok({ entry: put.value }) : put
    })
  },
})
