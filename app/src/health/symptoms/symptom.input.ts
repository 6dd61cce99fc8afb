import { z } from 'zod'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import {
  certainties,
  courses,
  longestAgeInMonths,
  onsets,
  presences,
  provenances,
  type SymptomFacts,
  severities,
} from './symptom.ts'

export const termId = z.string().regex(/^HP:\d{7}$/)

export const saidWords = z.string().trim().max(500)

/** What may be said about a symptom, by a form or through the API; what is left out stays as it was. */
export const factsInput = {
  presence: z.enum(presences).optional(),
  onset: z.enum(onsets).optional(),
  onsetYears: z.coerce.number().int().min(0).max(120).optional(),
  /** Months beyond the years; without years, months alone. */
  onsetMonths: z.coerce.number().int().min(0).max(longestAgeInMonths).optional(),
  severity: z.enum(severities).optional(),
  course: z.enum(courses).optional(),
  certainty: z.enum(certainties).optional(),
  provenance: z.enum(provenances).optional(),
  ownWords: saidWords.optional(),
}

type FactsInput = z.output<z.ZodObject<typeof factsInput>>

/** The facts of an input. An age that was chosen has to be said, and in months it has to be an age somebody can reach. */
export const factsOf = (
  input: FactsInput,
): Result<{ readonly [K in keyof SymptomFacts]?: SymptomFacts[K] | undefined }> => {
  const { presence, onset, severity, course, certainty, provenance, onsetYears, onsetMonths } = input
  const facts = { presence, onset, severity, course, certainty, provenance }
  if (onset !== 'age') return ok(facts)
  if (onsetYears === undefined && onsetMonths === undefined)
    return refuse('age-needed', { field: 'onsetYears' })
  const months = (onsetYears ?? 0) * 12 + (onsetMonths ?? 0)
  if (months > longestAgeInMonths) return refuse('age-too-high', { field: 'onsetYears' })
  return ok({ ...facts, onsetMonths: months })
}
