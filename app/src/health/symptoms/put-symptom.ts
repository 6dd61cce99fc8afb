import { randomUUID } from 'node:crypto'
import type { Granted } from '../../access/index.ts'
import type { HealthTrx } from '../../platform/db/index.ts'
import { ok, type Result } from '../../platform/result/index.ts'
import { ownWords, type WordsOf } from '../sealed-words.ts'
import { type Day, enoughToday } from './day.ts'
import { isSame, nothingSaidYet, type SymptomFacts, withFacts } from './symptom.ts'
import { symptomFrom } from './symptom.view.ts'
import { insertSymptom, type SymptomRow, supersedeSymptom } from './symptoms.sql.ts'

export type Saying = {
  readonly hpoId: string
  readonly said: { readonly [K in keyof SymptomFacts]?: SymptomFacts[K] | undefined }
  /** Undefined leaves the words as they are, an empty text takes them away. */
  readonly ownWords: string | undefined
  readonly recordedBy: string | undefined
  readonly now: Date
}

/** Writes a new wording over the one before, or a first one. What says nothing new writes nothing, and counts for nothing. Gives the entry. */
export const putSymptom = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  words: WordsOf,
  {
    before,
    saying,
    day,
  }: { readonly before: SymptomRow | undefined; readonly saying: Saying; readonly day: Day },
): Promise<Result<string>> => {
  const known = before === undefined ? undefined : symptomFrom(before, words)
  const facts = withFacts(known ?? nothingSaidYet, saying.said)
  const spoken = (saying.ownWords ?? known?.ownWords) || undefined
  const entry = known?.entry ?? randomUUID()
  if (known !== undefined && isSame(known, { ...facts, ownWords: spoken })) return ok(entry)
  if (day.left < 1) return enoughToday(day)
  if (known !== undefined) await supersedeSymptom(health, granted, { entry, now: saying.now })
  await insertSymptom(health, granted, {
    now: saying.now,
    row: {
      entry,
      hpo_id: saying.hpoId,
      own_words_sealed: words.seal(ownWords, spoken),
      presence: facts.presence,
      onset: facts.onset,
      onset_months: facts.onsetMonths ?? null,
      severity: facts.severity,
      course: facts.course,
      certainty: facts.certainty,
      provenance: facts.provenance,
      recorded_by: saying.recordedBy ?? null,
    },
  })
  return ok(entry)
}
