import { diseaseCode, isTermId } from '../releases/codes.ts'
import type { Source } from '../releases/lines.ts'
import { readTable, refuseRow } from '../releases/table.ts'
import type { SearchLanguage } from '../search/stem.ts'

/** A symptom of the starter vocabulary: our own words in three languages on a code of the HPO. */
export type StarterSymptom = {
  readonly id: string
  readonly parents: readonly string[]
  readonly label: Readonly<Record<SearchLanguage, string>>
  readonly words: Readonly<Record<SearchLanguage, readonly string[]>>
  readonly plain: Readonly<Record<SearchLanguage, string>>
}

export type StarterDisease = {
  /** Mondo where it has the disease, else Orphanet: the id stays the same when the full release comes. */
  readonly id: string
  readonly codes: readonly string[]
  readonly label: Readonly<Record<SearchLanguage, string>>
  readonly synonyms: readonly string[]
  readonly group: string
  readonly symptoms: readonly string[]
}

export async function readStarterSymptoms(source: Source): Promise<readonly StarterSymptom[]> {
  const rows: StarterSymptom[] = []
  const table = readTable(source, {
    what: 'the starter symptoms',
    columns: [
      ...(['hpo', 'parents', 'label_en', 'label_es', 'label_ro'] as const),
      ...(['words_en', 'words_es', 'words_ro', 'plain_en', 'plain_es', 'plain_ro'] as const),
    ],
  })
  for await (const { line, cells } of table) {
    if (!isTermId(cells.hpo)) refuseRow(source, line, `"${cells.hpo}" is not an HPO code.`)
    rows.push({
      id: cells.hpo,
      parents: list(cells.parents),
      label: { en: cells.label_en, es: cells.label_es, ro: cells.label_ro },
      words: { en: list(cells.words_en), es: list(cells.words_es), ro: list(cells.words_ro) },
      plain: { en: cells.plain_en, es: cells.plain_es, ro: cells.plain_ro },
    })
  }
  return rows
}

export async function readStarterDiseases(source: Source): Promise<readonly StarterDisease[]> {
  const rows: StarterDisease[] = []
  const table = readTable(source, {
    what: 'the starter diseases',
    columns: [
      ...([
        'orpha',
        'mondo',
        'omim',
        'label_en',
        'label_es',
        'label_ro',
        'synonyms',
        'group',
        'symptoms',
      ] as const),
    ],
  })
  for await (const { line, cells } of table) {
    const codes = [cells.mondo, cells.orpha, cells.omim].flatMap(list).map((text) => {
      const code = diseaseCode(text)
      return code ?? refuseRow(source, line, `"${text}" is not a disease code.`)
    })
    const [id] = codes
    if (id === undefined) return refuseRow(source, line, 'The disease has no code.')
    rows.push({
      id,
      codes,
      label: { en: cells.label_en, es: cells.label_es, ro: cells.label_ro },
      synonyms: list(cells.synonyms),
      group: cells.group,
      symptoms: list(cells.symptoms),
    })
  }
  return rows
}

function list(cell: string): readonly string[] {
  return cell
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
