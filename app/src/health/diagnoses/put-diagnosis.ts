import { randomUUID } from 'node:crypto'
import type { Granted } from '../../access/index.ts'
import type { HealthTrx } from '../../platform/db/index.ts'
import { freeText, type WordsOf } from '../sealed-words.ts'
import { currentDiagnoses, insertDiagnosis, supersedeDiagnosis } from './diagnoses.sql.ts'
import type { Saying } from './diagnosis.input.ts'
import { type Diagnosis, speaksOfTheSame } from './diagnosis.ts'
import { diagnosisFrom } from './diagnosis.view.ts'

type Putting = {
  readonly saying: Saying
  /** The entry to change; without it one that speaks of the same is changed, else a new one is made. */
  readonly entry?: string
  readonly recordedBy: string | undefined
  readonly now: Date
}

const isSame = (a: Saying, b: Saying): boolean =>
  speaksOfTheSame(a, b) &&
  a.status === b.status &&
  a.sinceYear === b.sinceYear &&
  a.provenance === b.provenance

/** Entries the new saying takes the place of: its own, what speaks of the same, and “no name yet” once a name is sure. */
const isReplaced = (known: Diagnosis, saying: Saying, entry: string): boolean =>
  known.entry === entry ||
  speaksOfTheSame(known, saying) ||
  (saying.status === 'confirmed' && known.status === 'undiagnosed')

/** Gives the entry, or undefined when the one to change is not there. */
export const putDiagnosis = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  words: WordsOf,
  { saying, entry: wanted, recordedBy, now }: Putting,
): Promise<string | undefined> => {
  const known = (await currentDiagnoses(health, granted)).map((row) => diagnosisFrom(row, words))
  const before = known.find((one) =>
    wanted === undefined ? speaksOfTheSame(one, saying) : one.entry === wanted,
  )
  if (wanted !== undefined && before === undefined) return undefined
  const entry = before?.entry ?? randomUUID()
  const replaced = known.filter((one) => isReplaced(one, saying, entry))
  if (before !== undefined && replaced.length === 1 && isSame(before, saying)) return entry
  for (const one of replaced) await supersedeDiagnosis(health, granted, { entry: one.entry, now })
  await insertDiagnosis(health, granted, {
    now,
    row: {
      entry,
      status: saying.status,
      disease_id: saying.diseaseId ?? null,
      free_text_sealed: words.seal(freeText, saying.freeText),
      since_year: saying.sinceYear ?? null,
      provenance: saying.provenance,
      recorded_by: recordedBy ?? null,
    },
  })
  return entry
}
