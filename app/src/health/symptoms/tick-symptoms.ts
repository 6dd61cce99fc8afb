import { z } from 'zod'
import { accountOf, operation } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { changeHealth } from '../changing.ts'
import { healthProblems } from '../health.problems.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { dayOf } from './day.ts'
import { putSymptom } from './put-symptom.ts'
import { termId } from './symptom.input.ts'
import { currentByTerm } from './symptoms.sql.ts'

export const tickSymptoms = operation({
  name: 'health.tick-symptoms',
  action: 'write',
  summary: 'Add several symptoms at once, as present; what is on the list already stays as it is',
  api: { method: 'POST', path: '/persons/{personId}/symptoms/several' },
  input: z.object({ personId: z.uuid(), hpoIds: z.array(termId).min(1).max(60) }),
  output: z.object({ added: z.int() }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: (subject) => subject.personId,
  problems: healthProblems,
  run: async (context) => {
    const { input, granted, now, actor, services } = context
    const vocabulary = vocabularyOf(services)
    const wanted = new Set(input.hpoIds.map((id) => vocabulary.currentSymptom(id)))
    if (wanted.has(undefined)) return refuse('unknown-term', { field: 'hpoIds' })
    return changeHealth(context, async (health, words) => {
      const day = await dayOf(health, granted, now)
      let added = 0
      for (const hpoId of wanted) {
        if (hpoId === undefined || (await currentByTerm(health, granted, hpoId)) !== undefined) continue
        const saying = { hpoId, said: {}, ownWords: undefined, recordedBy: accountOf(actor), now }
        const left = { ...day, left: day.left - added }
        const put = await putSymptom(health, granted, words, { before: undefined, saying, day: left })
        if (!put.ok) return put
        added += 1
      }
      return ok({ added })
    })
  },
})
