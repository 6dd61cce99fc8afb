import { z } from 'zod'
import { freeText, type WordsOf } from '../sealed-words.ts'
import { provenances } from '../symptoms/symptom.ts'
import type { VocabularyForHealth } from '../vocabulary.ts'
import type { DiagnosisRow } from './diagnoses.sql.ts'
import { type Diagnosis, statuses } from './diagnosis.ts'

export const diseaseView = z.object({ id: z.string(), label: z.string(), codes: z.array(z.string()) })

export const diagnosisView = z.object({
  entry: z.uuid(),
  status: z.enum(statuses),
  disease: diseaseView.optional(),
  freeText: z.string().optional(),
  sinceYear: z.int().optional(),
  provenance: z.enum(provenances),
  recordedAt: z.iso.datetime(),
})

export type DiagnosisView = z.output<typeof diagnosisView>

export const diagnosisFrom = (row: DiagnosisRow, words: WordsOf): Diagnosis => ({
  entry: row.entry,
  status: row.status,
  diseaseId: row.disease_id ?? undefined,
  freeText: words.open(freeText, row.free_text_sealed),
  sinceYear: row.since_year ?? undefined,
  provenance: row.provenance,
  recordedAt: row.recorded_at,
})

export const diagnosisViewOf = (
  diagnosis: Diagnosis,
  vocabulary: VocabularyForHealth,
  locale: string,
): DiagnosisView => {
  const disease =
    diagnosis.diseaseId === undefined ? undefined : vocabulary.nameDisease(diagnosis.diseaseId, locale)
  return {
    entry: diagnosis.entry,
    status: diagnosis.status,
    disease: disease && { ...disease, codes: [...disease.codes] },
    freeText: diagnosis.freeText,
    sinceYear: diagnosis.sinceYear,
    provenance: diagnosis.provenance,
    recordedAt: diagnosis.recordedAt.toISOString(),
  }
}
