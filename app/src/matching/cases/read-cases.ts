import type { CaseSex, PublishedCase } from './published-case.ts'

export type SkippedRow = { readonly line: number; readonly reason: string }

export type CaseTable = { readonly cases: readonly PublishedCase[]; readonly skipped: readonly SkippedRow[] }

const columns = [
  ...(['case_id', 'pmid', 'cohort', 'sex', 'age', 'present', 'excluded'] as const),
  ...(['disease', 'disease_equiv', 'genes', 'variants'] as const),
] as const

type Row = Readonly<Record<(typeof columns)[number], string>>

const sexes: Readonly<Record<string, CaseSex>> = {
  FEMALE: 'female',
  MALE: 'male',
  OTHER_SEX: 'other',
  UNKNOWN_SEX: 'unknown',
  '': 'unknown',
}

const list = (cell: string): readonly string[] => cell.split('|').filter((part) => part !== '')

/**
 * Reads the table of published cases. The columns are found by their names, in any order; a row that does not fit, or
 * that speaks of a symptom the vocabulary does not know, is left out and said with its line. `undefined`: not such a table.
 */
export const readCases = (
  text: string,
  currentSymptom: (id: string) => string | undefined,
): CaseTable | undefined => {
  const [header = '', ...lines] = text.split(/\r?\n/)
  const names = header.replace(/^#/, '').split('\t')
  const places = columns.map((name) => names.indexOf(name))
  if (places.includes(-1)) return undefined
  const cases = new Map<string, PublishedCase>()
  const skipped: SkippedRow[] = []
  for (const [at, content] of lines.entries()) {
    if (content === '') continue
    const cells = content.split('\t')
    const row = Object.fromEntries(columns.map((name, n) => [name, cells[places[n] ?? -1] ?? ''])) as Row
    const made =
      cells.length === names.length
        ? caseFrom(row, currentSymptom)
        : `it has ${cells.length} columns, and the header has ${names.length}`
    const reason =
      typeof made !== 'string' && cases.has(made.id) ? `the case ${made.id} was in the table before` : made
    if (typeof reason === 'string') skipped.push({ line: at + 2, reason })
    else cases.set(reason.id, reason)
  }
  return { cases: [...cases.values()], skipped }
}

/** The case, or why it cannot be one. */
const caseFrom = (row: Row, currentSymptom: (id: string) => string | undefined): PublishedCase | string => {
  const sex = sexes[row.sex]
  if (!/^PPS:[\w.:-]{1,200}$/.test(row.case_id)) return `"${row.case_id}" is not the id of a case`
  if (!/^\d{1,12}$/.test(row.pmid)) return `"${row.pmid}" is not a PubMed number`
  if (sex === undefined) return `"${row.sex}" is not a sex this table knows`
  const unknown = [...list(row.present), ...list(row.excluded)].find((id) => currentSymptom(id) === undefined)
  if (unknown !== undefined) return `the vocabulary does not know the symptom ${unknown}`
  const present = current(list(row.present), currentSymptom)
  if (present.length === 0) return 'it names no symptom'
  const codes = [...list(row.disease), ...list(row.disease_equiv)]
  const wrong = codes.find((code) => !/^[A-Za-z]+:[\w.-]+$/.test(code))
  if (wrong !== undefined) return `"${wrong}" is not the code of a disease`
  return {
    id: row.case_id,
    pmid: row.pmid,
    cohort: row.cohort,
    sex,
    age: row.age === '' ? undefined : row.age,
    present,
    excluded: current(list(row.excluded), currentSymptom).filter((id) => !present.includes(id)),
    diseaseId: list(row.disease)[0],
    diseaseEquivalents: codes.slice(list(row.disease).length === 0 ? 0 : 1),
    genes: list(row.genes),
    variants: list(row.variants),
  }
}

/** Terms in force, each once: an obsolete id and its replacement are one symptom. */
const current = (
  ids: readonly string[],
  currentSymptom: (id: string) => string | undefined,
): readonly string[] => [...new Set(ids.map((id) => currentSymptom(id) ?? id))]
