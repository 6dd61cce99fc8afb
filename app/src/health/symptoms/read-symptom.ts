import { z } from 'zod'
import { accountOf, operation } from '../../access/index.ts'
import { dataKeyOf, mayEdit, mayRead, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { healthProblems } from '../health.problems.ts'
import { wordsOf } from '../sealed-words.ts'
import { isOnlyViewing, whoOf, whoView } from '../viewing.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { factsView, symptomFrom, symptomView, termView, viewOf } from './symptom.view.ts'
import { currentByEntry, wordingsOf } from './symptoms.sql.ts'

export const readSymptom = operation({
  name: 'health.read-symptom',
  action: 'read',
  summary: 'One symptom with all that was said about it, for those who may change it',
  api: { method: 'GET', path: '/persons/{personId}/symptoms/{entry}' },
  input: z.object({ personId: z.uuid(), entry: z.uuid() }),
  output: z.object({ who: whoView, symptom: symptomView }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: (subject) => subject.personId,
  problems: healthProblems,
  run: async ({ trx, granted, subject, services, input, locale }) => {
    const words = wordsOf(services, subject.personId, await dataKeyOf(trx, services, subject.personId))
    const row = await inHealth(trx, (health) => currentByEntry(health, granted, input.entry))
    if (row === undefined) return refuse('gone')
    return ok({
      who: whoOf(subject),
      symptom: viewOf(symptomFrom(row, words), vocabularyOf(services), locale),
    })
  },
})

const wordingView = factsView.extend({
  at: z.iso.datetime(),
  until: z.iso.datetime().optional(),
  by: z.enum(['you', 'another', 'platform']),
})

export type Wording = z.output<typeof wordingView>

export const readSymptomHistory = operation({
  name: 'health.read-symptom-history',
  action: 'read',
  summary: 'Every wording of one symptom, newest first; removed ones stay readable',
  api: { method: 'GET', path: '/persons/{personId}/symptoms/{entry}/history' },
  input: z.object({ personId: z.uuid(), entry: z.uuid() }),
  output: z.object({
    who: whoView,
    term: termView,
    wordings: z.array(wordingView),
  }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: (subject) => subject.personId,
  opensOthers: isOnlyViewing,
  problems: healthProblems,
  run: async ({ trx, granted, subject, services, input, locale, actor }) => {
    const words = wordsOf(services, subject.personId, await dataKeyOf(trx, services, subject.personId))
    const rows = await inHealth(trx, (health) => wordingsOf(health, granted, input.entry))
    const [latest] = rows
    if (latest === undefined) return refuse('gone')
    const byOf = (account: string | null) => {
      if (account === null) return 'platform' as const
      return account === accountOf(actor) ? ('you' as const) : ('another' as const)
    }
    const wordings = rows.map((row) => ({
      ...symptomFrom(row, words),
      at: row.recorded_at.toISOString(),
      until: row.superseded_at?.toISOString(),
      by: byOf(row.recorded_by),
    }))
    return ok({
      who: whoOf(subject),
      term: vocabularyOf(services).nameSymptom(latest.hpo_id, locale),
      wordings,
    })
  },
})
