import { z } from 'zod'
import { operation, type RunContext } from '../../access/index.ts'
import { mayBeUsed } from '../../consent/index.ts'
import { dataKeyOf, mayRead, type PersonSubject, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok } from '../../platform/result/index.ts'
import { healthProblems } from '../health.problems.ts'
import { wordsOf } from '../sealed-words.ts'
import { isOnlyViewing, mayChange, whoOf, whoView } from '../viewing.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { suggestionView, suggestSymptoms } from './suggestions.ts'
import { saidWords } from './symptom.input.ts'
import { symptomFrom, symptomView, termView, viewOf } from './symptom.view.ts'
import { currentSymptoms } from './symptoms.sql.ts'

const listView = z.object({
  who: whoView,
  mayChange: z.boolean(),
  /** Until then this page is the fourth of the five steps. */
  isMember: z.boolean(),
  symptoms: z.array(symptomView),
  suggestions: z.array(suggestionView),
})

export type SymptomList = z.output<typeof listView>

const listFor = async ({
  trx,
  granted,
  subject,
  services,
  locale,
}: Pick<
  RunContext<'read', unknown, PersonSubject>,
  'trx' | 'granted' | 'subject' | 'services' | 'locale'
>) => {
  const vocabulary = vocabularyOf(services)
  const [key, [rows, membership]] = await Promise.all([
    dataKeyOf(trx, services, subject.personId),
    inHealth(trx, (health) =>
      Promise.all([
        currentSymptoms(health, granted),
        mayBeUsed(health, { person: subject.personId, purpose: 'membership' }),
      ]),
    ),
  ])
  const words = wordsOf(services, subject.personId, key)
  const symptoms = rows.map((row) => viewOf(symptomFrom(row, words), vocabulary, locale))
  const suggestions = mayChange(subject) ? suggestSymptoms(vocabulary, symptoms, locale) : []
  return {
    who: whoOf(subject),
    mayChange: mayChange(subject),
    isMember: membership.allowed,
    symptoms,
    suggestions,
  }
}

export const readSymptoms = operation({
  name: 'health.read-symptoms',
  action: 'read',
  summary: 'What a person lives with now, and what published cases have together with it',
  api: { method: 'GET', path: '/persons/{personId}/symptoms' },
  input: z.object({ personId: z.uuid() }),
  output: listView,
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: (subject) => subject.personId,
  opensOthers: isOnlyViewing,
  problems: healthProblems,
  run: async (context) => ok(await listFor(context)),
})

const meaningView = z.object({
  words: z.string(),
  candidates: z.array(termView),
  /** When looking around one candidate: what is wider and what is narrower. */
  around: z.object({ term: termView, broader: z.array(termView), narrower: z.array(termView) }).optional(),
})

export type Meaning = z.output<typeof meaningView>

export const findMeaning = operation({
  name: 'health.find-meaning',
  action: 'read',
  summary:
    'Which symptoms may be meant by words of one’s own; nothing is stored. Sent as POST so that words stay out of addresses',
  api: { method: 'POST', path: '/persons/{personId}/symptoms/meaning' },
  input: z.object({
    personId: z.uuid(),
    words: saidWords.min(2),
    /** Words to search with instead, while the first ones stay what the person said. */
    otherWords: saidWords.optional(),
    near: z.string().max(20).optional(),
  }),
  output: listView.extend({ meaning: meaningView }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: (subject) => subject.personId,
  opensOthers: isOnlyViewing,
  problems: healthProblems,
  run: async (context) => {
    const { input, locale, services } = context
    const vocabulary = vocabularyOf(services)
    const near = input.near === undefined ? undefined : vocabulary.currentSymptom(input.near)
    const candidates = vocabulary.searchSymptoms(input.otherWords ?? input.words, locale, 6)
    const around =
      near === undefined
        ? undefined
        : {
            term: vocabulary.nameSymptom(near, locale),
            broader: [...vocabulary.broader(near, locale)],
            narrower: vocabulary.narrower(near, locale).slice(0, 12),
          }
    const meaning = { words: input.words, candidates: [...candidates], around }
    return ok({ ...(await listFor(context)), meaning })
  },
})
