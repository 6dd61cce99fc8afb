import { z } from 'zod'
import type { WordsOf } from '../sealed-words.ts'
import { ownWords } from '../sealed-words.ts'
import type { VocabularyForHealth } from '../vocabulary.ts'
import { certainties, courses, onsets, presences, provenances, type Symptom, severities } from './symptom.ts'
import type { SymptomRow } from './symptoms.sql.ts'

/** What is said about a symptom, the same wherever it leaves. */
export const factsView = z.object({
  presence: z.enum(presences),
  onset: z.enum(onsets),
  onsetMonths: z.int().optional(),
  severity: z.enum(severities),
  course: z.enum(courses),
  certainty: z.enum(certainties),
  provenance: z.enum(provenances),
  ownWords: z.string().optional(),
})

export const symptomView = factsView.extend({
  entry: z.uuid(),
  hpoId: z.string(),
  label: z.string(),
  plain: z.string().optional(),
  recordedAt: z.iso.datetime(),
})

export type SymptomView = z.output<typeof symptomView>

export const termView = z.object({ id: z.string(), label: z.string(), plain: z.string().optional() })
export type TermView = z.output<typeof termView>

export const symptomFrom = (row: SymptomRow, words: WordsOf): Symptom => ({
  entry: row.entry,
  hpoId: row.hpo_id,
  ownWords: words.open(ownWords, row.own_words_sealed),
  presence: row.presence,
  onset: row.onset,
  onsetMonths: row.onset_months ?? undefined,
  severity: row.severity,
  course: row.course,
  certainty: row.certainty,
  provenance: row.provenance,
  recordedAt: row.recorded_at,
})

export const viewOf = (symptom: Symptom, vocabulary: VocabularyForHealth, locale: string): SymptomView => {
  const { label, plain } = vocabulary.nameSymptom(symptom.hpoId, locale)
  return { ...symptom, label, plain, recordedAt: symptom.recordedAt.toISOString() }
}
