import { isDiseaseCode, isTermId } from './codes.ts'
import type { Source } from './lines.ts'
import { readTable, refuseRow } from './table.ts'

/** What the literature says of one disease and one term. */
export type Annotation = {
  readonly disease: string
  readonly diseaseName: string
  readonly absent: boolean
  readonly term: string
  readonly references: readonly string[]
  readonly evidence: string
  readonly onset?: string
  /** As written: a term of frequency, "3/7" or "45%". */
  readonly frequency?: string
  /** The same as a share between 0 and 1. */
  readonly share?: number
  readonly sex?: 'male' | 'female'
  readonly aspect: string
}

export type AnnotationHeader = { readonly version: string; readonly ontology?: string }

const columns = [
  'database_id',
  'disease_name',
  'qualifier',
  'hpo_id',
  'reference',
  'evidence',
  'onset',
  'frequency',
  'sex',
  'aspect',
] as const

/** The header of 2023 and before ("#DatabaseID DiseaseName …") names the same columns otherwise. */
const aliases = { databaseid: 'database_id', diseasename: 'disease_name' } as const

/** The middle of each frequency term's range, as the ontology defines the ranges. */
const shares: Readonly<Record<string, number>> = {
  'HP:0040280': 1,
  'HP:0040281': 0.895,
  'HP:0040282': 0.545,
  'HP:0040283': 0.17,
  'HP:0040284': 0.025,
  'HP:0040285': 0,
}

/** phenotype.hpoa, header styles of 2023 and of 2025. */
export async function* readAnnotations(
  source: Source,
  onHeader: (header: AnnotationHeader) => void = () => {},
): AsyncGenerator<Annotation> {
  const comments = new Map<string, string>()
  const table = readTable(source, {
    what: 'a phenotype annotation file (phenotype.hpoa)',
    columns,
    aliases,
    onComment: (text) => {
      const [, key, said] = /^#\s*([\w-]+):\s*(.*)$/u.exec(text) ?? []
      if (key !== undefined && said !== undefined) comments.set(key.toLowerCase(), said)
    },
  })
  for await (const { line, cells } of table) {
    if (!isDiseaseCode(cells.database_id)) {
      refuseRow(source, line, `"${cells.database_id}" is not a disease code.`)
    }
    if (!isTermId(cells.hpo_id)) refuseRow(source, line, `"${cells.hpo_id}" is not an HPO code.`)
    if (cells.qualifier !== '' && cells.qualifier !== 'NOT') {
      refuseRow(source, line, `"${cells.qualifier}" is not a qualifier; only NOT is known.`)
    }
    const share = shareOf(cells.frequency)
    if (cells.frequency !== '' && share === undefined) {
      refuseRow(source, line, `"${cells.frequency}" is not a frequency (a term, 3/7 or 45%).`)
    }
    const sex = cells.sex.toLowerCase()
    if (sex !== '' && sex !== 'male' && sex !== 'female') {
      refuseRow(source, line, `"${cells.sex}" is not a sex (MALE or FEMALE).`)
    }
    if (!/^[PICMH]$/u.test(cells.aspect))
      refuseRow(source, line, `"${cells.aspect}" is not an aspect (P, I, C, M or H).`)
    yield {
      disease: cells.database_id,
      diseaseName: cells.disease_name,
      absent: cells.qualifier === 'NOT',
      term: cells.hpo_id,
      references: cells.reference === '' ? [] : cells.reference.split(';'),
      evidence: cells.evidence,
      ...(isTermId(cells.onset) ? { onset: cells.onset } : {}),
      ...(share === undefined ? {} : { frequency: cells.frequency, share }),
      ...(sex === 'male' || sex === 'female' ? { sex } : {}),
      aspect: cells.aspect,
    }
  }
  const ontology = /\d{4}-\d{2}-\d{2}/u.exec(comments.get('hpo-version') ?? '')?.[0]
  onHeader({
    version: comments.get('version') ?? comments.get('date') ?? 'unknown',
    ...(ontology === undefined ? {} : { ontology }),
  })
}

function shareOf(text: string): number | undefined {
  const known = shares[text]
  if (known !== undefined) return known
  const [, part, whole] = /^(\d+)\/(\d+)$/u.exec(text) ?? []
  if (part !== undefined && whole !== undefined) {
    return Number(whole) === 0 ? undefined : Math.min(1, Number(part) / Number(whole))
  }
  const percent = /^(\d+(?:\.\d+)?)\s?%$/u.exec(text)?.[1]
  return percent === undefined ? undefined : Math.min(1, Number(percent) / 100)
}
