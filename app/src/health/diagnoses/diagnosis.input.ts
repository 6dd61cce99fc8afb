import { z } from 'zod'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import { provenances } from '../symptoms/symptom.ts'
import type { VocabularyForHealth } from '../vocabulary.ts'
import { isStillToCome, pastYear } from '../years.ts'
import { type Diagnosis, statuses } from './diagnosis.ts'

/** `own` chooses the words as written instead of a disease of the vocabulary. */
export const ownWordsChosen = 'own'

export const diagnosisInput = {
  status: z.enum(statuses),
  diseaseId: z.string().max(60).optional(),
  freeText: z.string().trim().max(300).optional(),
  sinceYear: pastYear.optional(),
  provenance: z.enum(provenances).default('self'),
}

type Input = z.output<z.ZodObject<typeof diagnosisInput>>
export type Saying = Pick<Diagnosis, 'status' | 'diseaseId' | 'freeText' | 'sinceYear' | 'provenance'>

/** What was said, checked: a disease that exists or words of one's own, and a year that has come. */
export const sayingOf = (
  input: Input,
  { vocabulary, now }: { readonly vocabulary: VocabularyForHealth; readonly now: Date },
): Result<Saying> => {
  const { status, sinceYear, provenance } = input
  if (isStillToCome(sinceYear, now)) return refuse('year-in-future', { field: 'sinceYear' })
  const said = { status, sinceYear, provenance, diseaseId: undefined, freeText: undefined }
  if (status === 'undiagnosed') return ok(said)
  const chosen = input.diseaseId === ownWordsChosen ? undefined : input.diseaseId
  if (chosen === undefined) {
    if (!input.freeText) return refuse('disease-needed', { field: 'freeText' })
    return ok({ ...said, freeText: input.freeText })
  }
  const diseaseId = vocabulary.currentDisease(chosen)
  return diseaseId === undefined
    ? refuse('unknown-disease', { field: 'diseaseId' })
    : ok({ ...said, diseaseId })
}
