import { z } from 'zod'
import { operation, type RunContext } from '../../access/index.ts'
import { dataKeyOf, mayRead, type PersonSubject, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { healthProblems } from '../health.problems.ts'
import { wordsOf } from '../sealed-words.ts'
import { isOnlyViewing, mayChange, whoOf, whoView } from '../viewing.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { isStillToCome, pastYear } from '../years.ts'
import { currentDiagnoses } from './diagnoses.sql.ts'
import { named } from './diagnosis.ts'
import { diagnosisFrom, diagnosisView, diagnosisViewOf, diseaseView } from './diagnosis.view.ts'

const listView = z.object({ who: whoView, mayChange: z.boolean(), diagnoses: z.array(diagnosisView) })

type Listing = Pick<
  RunContext<'read', unknown, PersonSubject>,
  'trx' | 'granted' | 'subject' | 'services' | 'locale'
>

const listFor = async ({ trx, granted, subject, services, locale }: Listing) => {
  const words = wordsOf(services, subject.personId, await dataKeyOf(trx, services, subject.personId))
  const rows = await inHealth(trx, (health) => currentDiagnoses(health, granted))
  const diagnoses = rows.map((row) =>
    diagnosisViewOf(diagnosisFrom(row, words), vocabularyOf(services), locale),
  )
  return { who: whoOf(subject), mayChange: mayChange(subject), diagnoses }
}

export const listDiagnoses = operation({
  name: 'health.list-diagnoses',
  action: 'read',
  summary: 'The diagnoses of a person, confirmed and suspected, or that there is none yet',
  api: { method: 'GET', path: '/persons/{personId}/diagnoses' },
  input: z.object({ personId: z.uuid() }),
  output: listView,
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: (subject) => subject.personId,
  opensOthers: isOnlyViewing,
  problems: healthProblems,
  run: async (context) => ok(await listFor(context)),
})

export const findDisease = operation({
  name: 'health.find-disease',
  action: 'read',
  summary:
    'Which diseases may be meant by a name or a code; nothing is stored. Sent as POST so that names stay out of addresses',
  api: { method: 'POST', path: '/persons/{personId}/diagnoses/meaning' },
  input: z.object({
    personId: z.uuid(),
    status: z.enum(named),
    freeText: z.string().trim().min(2).max(300),
    sinceYear: pastYear.optional(),
  }),
  output: listView.extend({
    asked: z.object({ status: z.enum(named), freeText: z.string(), sinceYear: z.int().optional() }),
    candidates: z.array(diseaseView),
  }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: (subject) => subject.personId,
  opensOthers: isOnlyViewing,
  problems: healthProblems,
  run: async (context) => {
    const { status, freeText, sinceYear } = context.input
    // Before the choice, while its box is still there to be mended.
    if (isStillToCome(sinceYear, context.now)) return refuse('year-in-future', { field: 'sinceYear' })
    const found = vocabularyOf(context.services).searchDiseases(freeText, context.locale, 8)
    return ok({
      ...(await listFor(context)),
      asked: { status, freeText, sinceYear },
      candidates: found.map((disease) => ({ ...disease, codes: [...disease.codes] })),
    })
  },
})
