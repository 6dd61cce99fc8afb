import { z } from 'zod'
import { noSubject, operation, type ProblemWords } from '../../access/index.ts'
import type { Locale } from '../../platform/i18n/index.ts'
import { ok } from '../../platform/result/index.ts'
import { validatedClinician } from '../../trust/index.ts'
import { say } from '../messages/index.ts'
import { clinicalPhrases } from './clinical-words.ts'

const diseasesShown = 20
const groupsShown = 8
/** In nats: below it lies what more than a fifth of all diseases have, such as a whole body system. */
const tellsLittle = 1.5

const named = z.object({ id: z.string(), label: z.string() })

const rankingView = z.object({
  words: z.string(),
  phrases: z.array(
    z.object({
      said: z.string(),
      presence: z.enum(['present', 'absent', 'unsure']),
      /** What it was taken to mean; absent where nothing fits. */
      term: z.string().optional(),
      candidates: z.array(named),
    }),
  ),
  diseases: z.array(
    z.object({
      diseaseId: z.string(),
      label: z.string(),
      /** 0..1, over all diseases 1: how the comparison spreads its belief. No probability for a patient. */
      share: z.number(),
      shared: z.array(
        named.extend({
          /** 0..1: how many people with the disease have it; absent where no description says so. */
          share: z.number().optional(),
        }),
      ),
    }),
  ),
  /** 0..1: how often the first disease was the diagnosis in published cases where it scored like this. */
  firstRight: z.number(),
  groups: z.array(
    z.object({ groupId: z.string(), label: z.string(), share: z.number(), diseases: z.array(named) }),
  ),
})
export type DiseaseRanking = z.output<typeof rankingView>

/** As the form sends it back: what a phrase was taken to mean, or `none`. It counts only for the very words it was said of. */
const meaning = z.record(
  z.string().regex(/^\d{1,2}$/),
  z.object({ said: z.string().max(300), term: z.union([z.string().regex(/^HP:\d{7}$/), z.literal('none')]) }),
)

const problems: ProblemWords = (locale) => () => say(locale as Locale)('pro.problem.words')

export const openDiseaseRanking = operation({
  name: 'matching.open-disease-ranking',
  action: 'read',
  summary: 'The box for symptoms, empty (page only: there is nothing to read)',
  input: z.object({}),
  output: z.object({}),
  subject: noSubject,
  policy: validatedClinician,
  run: async () => ok({}),
})

export const rankDiseases = operation({
  name: 'matching.rank-diseases',
  action: 'read',
  summary:
    'For professionals: the diseases and groups of diseases described most like typed symptoms; nothing is stored. For information and communication, not diagnosis. Sent as POST so that words stay out of addresses',
  api: { method: 'POST', path: '/professionals/diseases' },
  input: z.object({ words: z.string().trim().min(3).max(4000), meaning: meaning.default({}) }),
  output: rankingView,
  subject: noSubject,
  policy: validatedClinician,
  problems,
  run: async ({ input, services, locale }) => {
    const vocabulary = services.vocabulary.current()
    const name = (id: string) => ({ id, label: vocabulary.termLabel(id, locale) })
    const disease = (id: string) => ({ id, label: vocabulary.diseaseLabel(id, locale) })
    /** Everything that is, or is a broader form of, a symptom whose frequency nobody wrote down: the engine guesses it. */
    const guessed = (id: string): ReadonlySet<string> =>
      new Set(
        services.matching.close(
          vocabulary
            .symptomsOf(id)
            .filter(({ absent, share }) => !absent && share === undefined)
            .map(({ term }) => term),
        ),
      )
    const chosen = new Map(Object.values(input.meaning).map(({ said, term }) => [said, term]))
    const phrases = clinicalPhrases(input.words, locale, vocabulary).map(({ said, presence, candidates }) => {
      const wish = chosen.get(said)
      const term = wish === 'none' ? undefined : (candidates.find((id) => id === wish) ?? candidates[0])
      return { said, presence, candidates: candidates.map(name), ...(term === undefined ? {} : { term }) }
    })
    const termsOf = (wanted: 'present' | 'absent' | 'unsure') =>
      phrases.flatMap(({ presence, term }) => (presence === wanted && term !== undefined ? [term] : []))
    const asked = services.matching.ask({
      present: termsOf('present'),
      excluded: termsOf('absent'),
      uncertain: termsOf('unsure'),
    })
    const ranked = asked
      .diseases(diseasesShown)
      .map((one) => ({ ...one, shared: one.shared.filter(({ content }) => content >= tellsLittle) }))
      .filter(({ shared }) => shared.length > 0)
    return ok({
      words: input.words,
      phrases,
      firstRight: asked.firstRight(ranked[0]?.score ?? 0),
      diseases: ranked.map(({ disease: id, score, shared }) => {
        const unknown = guessed(id)
        return {
          diseaseId: id,
          label: disease(id).label,
          share: score,
          shared: shared.map(({ term, share }) => ({
            ...name(term),
            ...(unknown.has(term) ? {} : { share }),
          })),
        }
      }),
      groups: asked.diseaseGroups(groupsShown).map(({ group, score, diseases }) => ({
        groupId: group,
        label: disease(group).label,
        share: score,
        diseases: diseases.map((one) => disease(one.disease)),
      })),
    })
  },
})
