import { basename } from 'node:path'
import { type MondoTables, noMondo } from '../content/diseases.ts'
import { readAnnotations } from '../releases/annotations.ts'
import { fileSource } from '../releases/lines.ts'
import {
  mondoVersion,
  readMondoEdges,
  readMondoLabels,
  readMondoMatches,
  readMondoSynonyms,
} from '../releases/mondo.ts'
import { readMondoGraph } from '../releases/mondo-graph.ts'
import { type OntologyRelease, readOntology } from '../releases/ontology.ts'
import { ReleaseError } from '../releases/release-error.ts'
import { readTranslations } from '../releases/translations.ts'
import { fileDigest } from './digest.ts'
import type { SourceRow } from './install.sql.ts'
import type { ReleaseFile, ReleaseKind } from './release-kinds.ts'

/**
 * A full release, read part by part: each part is written and forgotten before the next one is read, or all of them together
 * would be most of an installation's memory. What was read is noted in `sources`.
 */
export type FullRelease = {
  readonly terms: () => Promise<{
    readonly ontology: OntologyRelease
    readonly translations: readonly Translated[]
  }>
  readonly diseases: () => Promise<{
    readonly mondo: MondoTables
    /** Disease codes of the annotation file with their names. */
    readonly described: ReadonlyMap<string, string>
  }>
  readonly annotations: ReleaseFile
  readonly genes: ReleaseFile | undefined
  readonly note: Note
  readonly sources: readonly SourceRow[]
}

type Translated = { readonly term: string; readonly language: string; readonly text: string }
type Note = (file: ReleaseFile, version: string | undefined, rows: number) => Promise<void>

/** Throws where a file is missing without which there is no release. */
export function fullRelease(files: readonly ReleaseFile[], progress: (step: string) => void): FullRelease {
  const sources: SourceRow[] = []
  const note: Note = async (file, version, rows) => {
    const name = basename(file.path)
    const dated = version ?? /\d{4}-\d{2}-\d{2}/u.exec(name)?.[0] ?? 'undated'
    const sha256 = await fileDigest(file.path)
    sources.push({ kind: file.kind, file: name, version: dated, sha256, takenFrom: file.takenFrom, rows })
  }
  const ontologyFile = needed(files, 'ontology')
  const annotations = needed(files, 'annotations')
  return {
    terms: async () => {
      progress('the Human Phenotype Ontology')
      const ontology = await readOntology(fileSource(ontologyFile.path))
      await note(ontologyFile, ontology.version, ontology.terms.length)
      const translations: Translated[] = []
      for (const file of files.filter(({ kind }) => kind === 'translations')) {
        progress(`translations (${basename(file.path)})`)
        translations.push(...(await readLabels(file, note)))
      }
      return { ontology, translations }
    },
    diseases: async () => {
      progress('Mondo')
      const mondo = await readMondo(files, note)
      progress('names of the described diseases')
      return { mondo, described: await readDescribed(annotations, note) }
    },
    annotations,
    genes: files.find(({ kind }) => kind === 'genes'),
    note,
    sources,
  }
}

async function readLabels(file: ReleaseFile, note: Note): Promise<readonly Translated[]> {
  const labels: Translated[] = []
  for await (const { kind, term, language, text } of readTranslations(fileSource(file.path))) {
    if (kind === 'label') labels.push({ term, language, text })
  }
  await note(file, undefined, labels.length)
  return labels
}

async function readDescribed(file: ReleaseFile, note: Note): Promise<ReadonlyMap<string, string>> {
  const described = new Map<string, string>()
  let count = 0
  let version: string | undefined
  const rows = readAnnotations(fileSource(file.path), (header) => {
    version = header.version
  })
  for await (const { disease, diseaseName } of rows) {
    count += 1
    if (!described.has(disease)) described.set(disease, diseaseName)
  }
  await note(file, version, count)
  return described
}

async function readMondo(files: readonly ReleaseFile[], note: Note): Promise<MondoTables> {
  const matchFiles = files.filter(
    ({ kind }) => kind === 'mondo-orphanet' || kind === 'mondo-omim' || kind === 'mondo-omimps',
  )
  const versions = await Promise.all(matchFiles.map(({ path }) => mondoVersion(fileSource(path))))
  const version = versions.find((each) => each !== undefined)
  const one = async <T>(
    kind: ReleaseKind,
    read: (path: string) => AsyncIterable<T>,
  ): Promise<readonly T[]> => {
    const file = files.find((each) => each.kind === kind)
    if (file === undefined) return []
    const rows = await collect(read(file.path))
    await note(file, version, rows.length)
    return rows
  }
  const graph = await readWhole(files, note)
  const labels = graph?.labels ?? (await one('mondo-labels', (path) => readMondoLabels(fileSource(path))))
  if (labels.length === 0) return noMondo
  return {
    labels,
    synonyms: graph?.synonyms ?? (await one('mondo-synonyms', (path) => readMondoSynonyms(fileSource(path)))),
    edges: graph?.edges ?? (await one('mondo-edges', (path) => readMondoEdges(fileSource(path)))),
    matches: [
      ...(graph?.matches ?? []),
      ...(await one('mondo-orphanet', (path) => readMondoMatches(fileSource(path)))),
      ...(await one('mondo-omim', (path) => readMondoMatches(fileSource(path)))),
      ...(await one('mondo-omimps', (path) => readMondoMatches(fileSource(path)))),
    ],
  }
}

/** The ontology itself, where it was given: it has what the tables have, of one date. */
async function readWhole(files: readonly ReleaseFile[], note: Note): Promise<MondoTables | undefined> {
  const file = files.find(({ kind }) => kind === 'mondo')
  if (file === undefined) return undefined
  const { version, ...tables } = await readMondoGraph(fileSource(file.path))
  await note(file, version, tables.labels.length)
  return tables
}

function needed(files: readonly ReleaseFile[], kind: 'ontology' | 'annotations'): ReleaseFile {
  const file = files.find((each) => each.kind === kind)
  if (file !== undefined) return file
  const sample = kind === 'ontology' ? 'hp.json' : 'phenotype.hpoa'
  throw new ReleaseError({
    file: sample,
    line: 0,
    sentence: `There is no ${sample} (plain or .gz) among the files.`,
  })
}

async function collect<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = []
  for await (const row of rows) list.push(row)
  return list
}
