import {
  readStarterDiseases,
  readStarterSymptoms,
  type StarterDisease,
  type StarterSymptom,
} from '../content/starter.ts'
import { textSource } from '../releases/lines.ts'
import { shippedTable } from '../shipped.ts'
import { textDigest } from './digest.ts'
import type { SourceRow } from './install.sql.ts'

export type StarterContent = {
  readonly symptoms: readonly StarterSymptom[]
  readonly diseases: readonly StarterDisease[]
  readonly sources: readonly SourceRow[]
}

/** Our own vocabulary, as shipped. Its version is its content. */
export async function starterContent(): Promise<StarterContent> {
  const symptomText = shippedTable('starter/symptoms.tsv')
  const diseaseText = shippedTable('starter/diseases.tsv')
  const symptoms = await readStarterSymptoms(textSource('symptoms.tsv', symptomText))
  const diseases = await readStarterDiseases(textSource('diseases.tsv', diseaseText))
  return {
    symptoms,
    diseases,
    sources: [
      sourceOf('diseases.tsv', diseaseText, diseases.length),
      sourceOf('symptoms.tsv', symptomText, symptoms.length),
    ],
  }
}

function sourceOf(file: string, text: string, rows: number): SourceRow {
  const sha256 = textDigest(text)
  return {
    kind: 'starter',
    file,
    version: sha256.slice(0, 12),
    sha256,
    takenFrom: 'shipped with the platform',
    rows,
  }
}
