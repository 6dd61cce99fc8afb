import type pg from 'pg'
import { asOwner, type OwnerTrx } from '../../platform/db/index.ts'
import { type DiseaseCatalogue, diseaseCatalogue, noMondo } from '../content/diseases.ts'
import { belowRoot, termNames } from '../content/searchable.ts'
import {
  analyseTables,
  emptyTables,
  insertAnnouncement,
  insertRelease,
  lockInstallation,
  type SourceRow,
  selectCurrentRelease,
} from './install.sql.ts'
import { type FullRelease, fullRelease } from './read-release.ts'
import type { ReleaseFile } from './release-kinds.ts'
import { type Moved, moveStored, type StoredCodes } from './remap.ts'
import { type StarterContent, starterContent } from './starter-content.ts'
import { vocabularyInstalled } from './vocabulary-installed.event.ts'
import {
  type TermRows,
  writeAnnotations,
  writeDiseases,
  writeGenes,
  writeStarterAnnotations,
  writeTerms,
} from './write-content.ts'

export type InstallOptions = {
  /** A login that may speak as s4r_owner. */
  readonly owner: pg.ClientConfig
  readonly now: Date
  /** Every place where a module above stores ids: they follow inside the installation's own transaction. */
  readonly stored: readonly StoredCodes[]
  readonly progress?: (step: string) => void
}

export type InstallReport = {
  readonly kind: 'starter' | 'full'
  readonly terms: number
  readonly names: number
  readonly diseases: number
  readonly annotations: number
  /** Annotations of terms that exist no more and have no replacement. */
  readonly leftOut: number
  readonly genes: number
  readonly sources: readonly SourceRow[]
  /** Ids stored by other modules that were moved to what stands for them now. */
  readonly moved: readonly Moved[]
}

const silent = (): void => {}

/**
 * The vocabulary that ships with the platform. Does nothing where the same one, or a full release with
 * the same starter words, is already installed. A full release stays: it is never replaced by the starter alone.
 */
export async function installStarter(options: InstallOptions): Promise<InstallReport | undefined> {
  const starter = await starterContent()
  const hash = starter.sources.map(({ sha256 }) => sha256).join(' ')
  return asOwner(options.owner, async (trx) => {
    await lockInstallation(trx)
    const current = await selectCurrentRelease(trx)
    if (current?.kind === 'full' || current?.starterHash === hash) return undefined
    return replaceAll(trx, options, starter, undefined)
  })
}

/**
 * A full release, in one transaction: a file that is truncated, corrupt or another one throws
 * ReleaseError with file and line, and the vocabulary stays as it was. Our own words stay on top.
 */
export async function installVocabulary(
  options: InstallOptions & { readonly files: readonly ReleaseFile[] },
): Promise<InstallReport> {
  const starter = await starterContent()
  const full = fullRelease(options.files, (step) => options.progress?.(`Reading ${step}`))
  return asOwner(options.owner, async (trx) => {
    await lockInstallation(trx)
    return replaceAll(trx, options, starter, full)
  })
}

async function replaceAll(
  trx: OwnerTrx,
  options: InstallOptions,
  starter: StarterContent,
  full: FullRelease | undefined,
): Promise<InstallReport> {
  const progress = options.progress ?? silent
  progress('Making room')
  await emptyTables(trx)
  const terms = await putTerms(trx, { starter, full, progress })
  const diseases = await putDiseases(trx, { starter, full, progress })
  progress('Writing what is known of each disease')
  const annotations = await putAnnotations(trx, { full, ...diseases, current: terms.current })
  const genes =
    full?.genes === undefined ? 0 : await writeGenes(trx, { path: full.genes.path, codes: diseases.codes })
  if (full?.genes !== undefined) await full.note(full.genes, undefined, genes)

  const sources = [...starter.sources, ...(full?.sources ?? [])]
  const kind = full === undefined ? 'starter' : 'full'
  const release = await insertRelease(trx, { kind, at: options.now, sources })
  await analyseTables(trx)
  // Last, because it locks what people are writing to.
  progress('Moving what people stored')
  const moved = await moveStored(trx, options.stored, {
    now: options.now,
    currentSymptom: (id) => [terms.current(id)].find((now) => now !== undefined && terms.symptoms.has(now)),
    currentDisease: (code) => diseases.codes.get(code),
  })
  await insertAnnouncement(trx, vocabularyInstalled.name, { release: String(release) })
  return {
    kind,
    terms: terms.count,
    names: terms.names,
    diseases: diseases.count,
    ...annotations,
    genes,
    sources,
    moved,
  }
}

type Put = {
  readonly starter: StarterContent
  readonly full: FullRelease | undefined
  readonly progress: (step: string) => void
}

/** Writes the terms and hands back what the rest must know of them: names and definitions are forgotten. */
async function putTerms(trx: OwnerTrx, { starter, full, progress }: Put) {
  const rows = termRows(starter, await full?.terms())
  const { parents, replacements } = rows
  progress(`Writing ${rows.terms.length} terms and their names`)
  const names = await writeTerms(trx, rows)
  const known = new Set(rows.terms.map(({ id }) => id))
  return {
    count: known.size,
    names,
    symptoms: belowRoot(parents),
    current: (id: string): string | undefined => (known.has(id) ? id : replacements.get(id)),
  }
}

async function putDiseases(trx: OwnerTrx, { starter, full, progress }: Put) {
  const { mondo, described } = (await full?.diseases()) ?? { mondo: noMondo, described: new Map() }
  const catalogue = diseaseCatalogue({ mondo, starter: starter.diseases, described })
  progress(`Writing ${catalogue.diseases.size} diseases`)
  await writeDiseases(trx, catalogue)
  const { codes, starterSymptoms } = catalogue
  return { count: catalogue.diseases.size, codes, starterSymptoms }
}

async function putAnnotations(
  trx: OwnerTrx,
  { full, codes, starterSymptoms, current }: Pick<Put, 'full'> & Described,
): Promise<Pick<InstallReport, 'annotations' | 'leftOut'>> {
  const { written, leftOut, annotated } =
    full === undefined
      ? { written: 0, leftOut: 0, annotated: new Set<string>() }
      : await writeAnnotations(trx, { path: full.annotations.path, codes, current })
  const own = await writeStarterAnnotations(trx, starterSymptoms, { annotated, current })
  return { annotations: written + own, leftOut }
}

type Described = Pick<DiseaseCatalogue, 'codes' | 'starterSymptoms'> & {
  readonly current: (term: string) => string | undefined
}

function termRows(
  starter: StarterContent,
  full: Awaited<ReturnType<FullRelease['terms']>> | undefined,
): TermRows {
  if (full === undefined) {
    const own = starter.symptoms
    const root = { id: 'HP:0000118', label: 'Phenotypic abnormality' }
    const hasRoot = own.some(({ id }) => id === root.id)
    return {
      terms: [...(hasRoot ? [] : [root]), ...own.map(({ id, label }) => ({ id, label: label.en }))],
      parents: new Map(own.map(({ id, parents }) => [id, parents])),
      names: termNames({ starter: own }),
      replacements: new Map(),
      abandoned: [],
    }
  }
  const { ontology, translations } = full
  return {
    terms: ontology.terms,
    parents: new Map(ontology.terms.map(({ id, parents }) => [id, parents])),
    names: termNames({ starter: starter.symptoms, ontology, translations }),
    replacements: ontology.replacements,
    abandoned: ontology.abandoned,
  }
}
