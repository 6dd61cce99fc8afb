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
import { type OntologyRelease, readOntology } from '../releases/ontology.ts'
import { ReleaseError } from '../releases/release-error.ts'
import { readTranslations } from '../releases/translations.ts'
import { fileDigest } from './digest.ts'
import type { SourceRow } from './install.sql.ts'
import type { ReleaseFile, ReleaseKind } from './release-kinds.ts'

export type FullContent = {
  readonly ontology: OntologyRelease
  readonly translations: readonly {
    readonly term: string
    readonly language: string
    readonly text: string
  }[]
  readonly mondo: MondoTables
  /** Disease codes of the annotation file with their names: read once before anything is written. */
  readonly described: ReadonlyMap<string, string>
  readonly annotations: ReleaseFile
  readonly genes: ReleaseFile | undefined
  readonly sources: readonly SourceRow[]
}

/** Reads everything but the two long tables, which are streamed later; all of it before anything is deleted. */
export async function readRelease(
  files: readonly ReleaseFile[],
  progress: (step: string) => void,
): Promise<FullContent> {
  const sources: SourceRow[] = []
  const note = async (file: ReleaseFile, version: string | undefined, rows: number): Promise<void> => {
    const name = basename(file.path)
    const dated = version ?? /\d{4}-\d{2}-\d{2}/u.exec(name)?.[0] ?? 'undated'
    const sha256 = await fileDigest(file.path)
    sources.push({ kind: file.kind, file: name, version: dated, sha256, takenFrom: file.takenFrom, rows })
  }
  const ontologyFile = needed(files, 'ontology')
  progress('the Human Phenotype Ontology')
  const ontology = await readOntology(fileSource(ontologyFile.path))
  await note(ontologyFile, ontology.version, ontology.terms.length)

  const annotations = needed(files, 'annotations')
  progress('disease annotations')
  const described = new Map<string, string>()
  let annotationRows = 0
  let annotationVersion: string | undefined
  const rows = readAnnotations(fileSource(annotations.path), ({ version }) => {
    annotationVersion = version
  })
  for await (const { disease, diseaseName } of rows) {
    annotationRows += 1
    if (!described.has(disease)) described.set(disease, diseaseName)
  }
  await note(annotations, annotationVersion, annotationRows)

  const translations: { term: string; language: string; text: string }[] = []
  for (const file of files.filter(({ kind }) => kind === 'translations')) {
    progress(`translations (${basename(file.path)})`)
    const before = translations.length
    for await (const { kind, term, language, text } of readTranslations(fileSource(file.path))) {
      if (kind === 'label') translations.push({ term, language, text })
    }
    await note(file, undefined, translations.length - before)
  }
  progress('Mondo')
  const mondo = await readMondo(files, note)
  const genes = files.find(({ kind }) => kind === 'genes')
  return { ontology, translations, mondo, described, annotations, genes, sources }
}

async function readMondo(
  files: readonly ReleaseFile[],
  note: (file: ReleaseFile, version: string | undefined, rows: number) => Promise<void>,
): Promise<MondoTables> {
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
  const labels = await one('mondo-labels', (path) => readMondoLabels(fileSource(path)))
  if (labels.length === 0) return noMondo
  return {
    labels,
    synonyms: await one('mondo-synonyms', (path) => readMondoSynonyms(fileSource(path))),
    edges: await one('mondo-edges', (path) => readMondoEdges(fileSource(path))),
    matches: [
      ...(await one('mondo-orphanet', (path) => readMondoMatches(fileSource(path)))),
      ...(await one('mondo-omim', (path) => readMondoMatches(fileSource(path)))),
      ...(await one('mondo-omimps', (path) => readMondoMatches(fileSource(path)))),
    ],
  }
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
