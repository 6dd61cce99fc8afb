import { isTermId } from './codes.ts'
import type { Source } from './lines.ts'
import { readTable, refuseRow } from './table.ts'

export type Translation = {
  readonly term: string
  readonly language: string
  readonly kind: 'label' | 'synonym' | 'definition'
  readonly text: string
  /** False where a machine proposed it and nobody has confirmed it. */
  readonly confirmed: boolean
}

const kinds: Readonly<Record<string, Translation['kind']>> = {
  'rdfs:label': 'label',
  'IAO:0000115': 'definition',
  'oboInOwl:hasExactSynonym': 'synonym',
  'oboInOwl:hasRelatedSynonym': 'synonym',
}

/** HPO labels in another language (babelon). The order of columns differs between files. */
export async function* readTranslations(source: Source): AsyncGenerator<Translation> {
  const table = readTable(source, {
    what: 'a translation file (babelon)',
    columns: [
      'subject_id',
      'predicate_id',
      'translation_language',
      'translation_value',
      'translation_status',
    ],
  })
  for await (const { line, cells } of table) {
    if (!isTermId(cells.subject_id)) refuseRow(source, line, `"${cells.subject_id}" is not an HPO code.`)
    if (!/^[a-z]{2,3}(?:-[A-Za-z]+)?$/u.test(cells.translation_language)) {
      refuseRow(source, line, `"${cells.translation_language}" is not a language.`)
    }
    const kind = kinds[cells.predicate_id]
    const text = cells.translation_value
    if (kind === undefined || text === '' || text === 'NA' || cells.translation_status === 'NOT_TRANSLATED')
      continue
    yield {
      term: cells.subject_id,
      language: cells.translation_language,
      kind,
      text,
      confirmed: cells.translation_status === 'OFFICIAL',
    }
  }
}
