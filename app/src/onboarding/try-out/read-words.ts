import { z } from 'zod'
import { anyone, noSubject, operation } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'
import { onboardingProblems } from '../onboarding.problems.ts'
import { presences } from './said-symptom.ts'
import { isSure } from './sure-meaning.ts'

export const ownWordsInput = z.string().trim().min(3).max(2000)

const mostPhrases = 20

export const namedTerm = z.object({ id: z.string(), label: z.string(), plain: z.string().optional() })
export type NamedTerm = z.output<typeof namedTerm>

const phrasesView = z.object({
  words: z.string(),
  phrases: z.array(
    z.object({
      said: z.string(),
      presence: z.enum(presences),
      /** Only then may the first candidate be chosen for the person. */
      isSure: z.boolean(),
      candidates: z.array(namedTerm),
    }),
  ),
})

export type Phrases = z.output<typeof phrasesView>

export const openTryOut = operation({
  name: 'onboarding.open-try-out',
  action: 'read',
  summary: 'The box of the try-out, empty (page only: there is nothing to read)',
  input: z.object({}),
  output: z.object({}),
  subject: noSubject,
  policy: anyone('the try-out needs no account and keeps nothing'),
  run: async () => ok({}),
})

export const readWords = operation({
  name: 'onboarding.read-own-words',
  action: 'read',
  summary:
    'Which symptoms a text in own words may speak of; nothing is stored. Sent as POST so that words stay out of addresses',
  api: { method: 'POST', path: '/try-out/meaning' },
  input: z.object({ words: ownWordsInput }),
  output: phrasesView,
  subject: noSubject,
  policy: anyone('the try-out needs no account and keeps nothing'),
  problems: onboardingProblems,
  run: async ({ input, services, locale }) => {
    const vocabulary = services.vocabulary.current()
    const name = (id: string): NamedTerm => ({
      id,
      label: vocabulary.termLabel(id, locale),
      plain: vocabulary.explain(id, locale)?.text,
    })
    const phrases = vocabulary
      .readOwnWords(input.words, locale)
      .slice(0, mostPhrases)
      .map(({ phrase, presence, candidates }) => ({
        said: phrase.slice(0, 300),
        presence,
        isSure: isSure(candidates, vocabulary.ancestorsOf),
        candidates: candidates.map(({ id }) => name(id)),
      }))
    return ok({ words: input.words, phrases })
  },
})
