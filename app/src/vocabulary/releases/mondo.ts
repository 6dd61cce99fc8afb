import { diseaseCode } from './codes.ts'
import { readLines, type Source } from './lines.ts'
import { ReleaseError } from './release-error.ts'
import { readTable, refuseRow } from './table.ts'

export type MondoEdge = { readonly child: string; readonly parent: string }
export type MondoLabel = { readonly id: string; readonly label: string }
export type MondoSynonyms = {
  readonly id: string
  readonly label: string
  readonly synonyms: readonly string[]
}
export type MondoMatch = { readonly mondo: string; readonly code: string; readonly label: string }

/** The hierarchy: only "is a kind of"; links to genes and tissues are left out. */
export async function* readMondoEdges(source: Source): AsyncGenerator<MondoEdge> {
  const table = readTable(source, { what: 'the Mondo edges', columns: ['subject', 'predicate', 'object'] })
  for await (const { line, cells } of table) {
    if (cells.predicate !== 'biolink:subclass_of') continue
    yield {
      child: mondoId(source, line, cells.subject),
      parent: mondoId(source, line, cells.object),
    }
  }
}

export async function* readMondoLabels(source: Source): AsyncGenerator<MondoLabel> {
  const table = readTable(source, { what: 'the Mondo labels', columns: ['id', 'label'] })
  for await (const { line, cells } of table) {
    if (cells.label === '') refuseRow(source, line, `${cells.id} has no label.`)
    yield { id: mondoId(source, line, cells.id), label: cells.label }
  }
}

export async function* readMondoSynonyms(source: Source): AsyncGenerator<MondoSynonyms> {
  const table = readTable(source, { what: 'the Mondo synonyms', columns: ['id', 'label', 'synonyms'] })
  for await (const { line, cells } of table) {
    yield {
      id: mondoId(source, line, cells.id),
      label: cells.label,
      synonyms: cells.synonyms.split('|').filter((text) => text !== ''),
    }
  }
}

/** Exact matches of Mondo with OMIM, OMIM series or Orphanet (SSSOM). */
export async function* readMondoMatches(source: Source): AsyncGenerator<MondoMatch> {
  const table = readTable(source, {
    what: 'a Mondo mapping (SSSOM)',
    columns: ['subject_id', 'predicate_id', 'object_id', 'object_label'],
  })
  for await (const { line, cells } of table) {
    if (cells.predicate_id !== 'skos:exactMatch') continue
    const code = diseaseCode(cells.object_id)
    if (code === undefined) return refuseRow(source, line, `"${cells.object_id}" is not a disease code.`)
    yield { mondo: mondoId(source, line, cells.subject_id), code, label: cells.object_label }
  }
}

/** The version a mapping says of itself in its comments, if it does. */
export async function mondoVersion(source: Source): Promise<string | undefined> {
  try {
    for await (const { text } of readLines(source)) {
      if (!text.startsWith('#')) return undefined
      const version = /mapping_set_version:.*?(\d{4}-\d{2}-\d{2})/u.exec(text)?.[1]
      if (version !== undefined) return version
    }
  } catch (cause) {
    // A broken file is refused with its line when its rows are read; here only the version is asked for.
    if (!(cause instanceof ReleaseError)) throw cause
  }
  return undefined
}

function mondoId(source: Source, line: number, text: string): string {
  const code = diseaseCode(text)
  if (code?.startsWith('MONDO:') !== true) return refuseRow(source, line, `"${text}" is not a Mondo code.`)
  return code
}
