import { z } from 'zod'
import { anyone, noSubject, operation, type RunContext } from '../../access/index.ts'
import { type CaseMatchView, casesLike } from '../../matching/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import { onboardingProblems } from '../onboarding.problems.ts'
import { bodySystems } from './body-systems.ts'
import { sealCarried } from './carried.ts'
import { confirmed, phraseInput, presences, type SaidSymptom, termsOf } from './said-symptom.ts'

const casesShown = 5

const confirmedInput = z.object({ phrase: phraseInput.default({}) })

const terms = z.array(z.string())

/** What leaves about a published case, named field by field. */
const caseView = z.object({
  caseId: z.string(),
  pmid: z.string(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  age: z.string().optional(),
  diseaseId: z.string().optional(),
  genes: terms,
  score: z.number(),
  likeness: z.number(),
  fit: z.enum(['well', 'partly', 'little', 'none']),
  often: z.enum([
    'nearly-all',
    'three-in-four',
    'half',
    'one-in-three',
    'one-in-five',
    'one-in-ten',
    'fewer',
  ]),
  reasons: z.object({
    shared: terms,
    near: z.array(z.object({ mine: z.string(), theirs: z.string(), common: z.string() })),
    onlyMine: terms,
    onlyTheirs: terms,
    conflicts: terms,
    ruledOut: terms,
  }),
}) satisfies z.ZodType<CaseMatchView>

const resultsView = z.object({
  symptoms: z.array(
    z.object({ term: z.string(), label: z.string(), presence: z.enum(presences), said: z.string() }),
  ),
  systems: z.array(z.object({ id: z.string(), label: z.string(), symptoms: z.array(z.string()) })),
  cases: z.array(caseView),
})

export type Results = z.output<typeof resultsView>

type Trying = Pick<RunContext<'read', z.output<typeof confirmedInput>, unknown>, 'input' | 'services'>

/**
 * What was confirmed, as long as something of it is there or may be there: absence alone is like nobody. Words without
 * an answer are asked about again: left out in silence, they would seem to be understood.
 */
const confirmedOf = ({ input, services }: Trying): Result<readonly SaidSymptom[]> => {
  const vocabulary = services.vocabulary.current()
  const current = (id: string): string | undefined => {
    const term = vocabulary.resolveTerm(id)
    return term !== undefined && vocabulary.isSymptom(term) ? term : undefined
  }
  const [unanswered] = Object.entries(input.phrase).find(([, { term }]) => term === undefined) ?? []
  if (unanswered !== undefined) return refuse('choose-meaning', { field: `phrase.${unanswered}.term` })
  const symptoms = confirmed(input.phrase, current)
  const isEnough = symptoms.some(({ presence }) => presence !== 'absent')
  return isEnough ? ok(symptoms) : refuse('choose-one-symptom', { field: 'phrase.0.term' })
}

export const showResults = operation({
  name: 'onboarding.try-symptoms',
  action: 'read',
  summary:
    'Body systems and published cases for confirmed symptoms; nothing is stored, and no member is looked at',
  api: { method: 'POST', path: '/try-out/results' },
  input: confirmedInput,
  output: resultsView,
  subject: noSubject,
  policy: anyone('the try-out needs no account and keeps nothing'),
  problems: onboardingProblems,
  run: async (context) => {
    const { services, locale } = context
    const said = confirmedOf(context)
    if (!said.ok) return said
    const symptoms = said.value
    const vocabulary = services.vocabulary.current()
    const label = (id: string): string => vocabulary.termLabel(id, locale)
    const query = {
      present: termsOf(symptoms, 'present'),
      excluded: termsOf(symptoms, 'absent'),
      uncertain: termsOf(symptoms, 'unsure'),
    }
    return ok({
      symptoms: symptoms.map((symptom) => ({ ...symptom, label: label(symptom.term) })),
      systems: bodySystems(vocabulary, symptoms).map(({ id, terms }) => ({
        id,
        label: label(id),
        symptoms: terms.map(label),
      })),
      cases: [...casesLike(services.matching.ask(query), casesShown)],
    })
  },
})

export const carryOver = operation({
  name: 'onboarding.carry-over',
  action: 'read',
  summary:
    'Puts the confirmed symptoms, sealed, into the person’s own browser; nothing is stored here (page only)',
  input: confirmedInput,
  output: z.object({ carried: z.int() }),
  subject: noSubject,
  policy: anyone('the try-out needs no account and keeps nothing'),
  problems: onboardingProblems,
  run: async (context) => {
    const said = confirmedOf(context)
    if (!said.ok) return said
    context.client.keep('try-out', sealCarried(context.services.vault, said.value))
    return ok({ carried: said.value.length })
  },
})
