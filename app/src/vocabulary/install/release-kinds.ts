import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Every kind of file an installation is made of, and how its name looks in a folder. */
export const releaseKinds = {
  ontology: { pattern: /^hp(?:-\d{4}-\d{2}-\d{2})?\.json(?:\.gz)?$/u, required: true },
  annotations: { pattern: /^phenotype.*\.hpoa(?:\.gz)?$/u, required: true },
  genes: { pattern: /^genes_to_disease.*\.txt(?:\.gz)?$/u, required: false },
  translations: { pattern: /^hp-[a-z]{2}\b.*\.babelon\.tsv(?:\.gz)?$/u, required: false },
  mondo: { pattern: /^mondo(?:-rare)?(?:-\d{4}-\d{2}-\d{2})?\.json(?:\.gz)?$/u, required: false },
  'mondo-labels': { pattern: /^mondo.*labels\.tsv(?:\.gz)?$/u, required: false },
  'mondo-synonyms': { pattern: /^mondo.*synonyms\.tsv(?:\.gz)?$/u, required: false },
  'mondo-edges': { pattern: /^mondo.*edges\.tsv(?:\.gz)?$/u, required: false },
  'mondo-orphanet': { pattern: /^mondo_exactmatch_orphanet\.sssom\.tsv(?:\.gz)?$/u, required: false },
  'mondo-omim': { pattern: /^mondo_exactmatch_omim\.sssom\.tsv(?:\.gz)?$/u, required: false },
  'mondo-omimps': { pattern: /^mondo_exactmatch_omimps\.sssom\.tsv(?:\.gz)?$/u, required: false },
} as const

export type ReleaseKind = keyof typeof releaseKinds

export type ReleaseFile = {
  readonly kind: ReleaseKind
  readonly path: string
  /** The folder it was found in, or the address it was downloaded from. */
  readonly takenFrom: string
}

export const kindNames = Object.keys(releaseKinds) as readonly ReleaseKind[]

/** The newest file of each kind under a folder; of translations the newest of each language. */
export async function findReleaseFiles(folder: string): Promise<readonly ReleaseFile[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )
  return kindNames.flatMap((kind) => newestOf(kind, entries, folder))
}

function newestOf(kind: ReleaseKind, entries: readonly Dirent[], folder: string): readonly ReleaseFile[] {
  const byGroup = new Map<string, Dirent>()
  // Names carry the date, so that the last by name is the newest.
  const fitting = entries.filter(({ name }) => releaseKinds[kind].pattern.test(name))
  for (const entry of fitting.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    byGroup.set(kind === 'translations' ? entry.name.slice(0, 5) : kind, entry)
  }
  return [...byGroup.values()].map((entry) => ({
    kind,
    path: join(entry.parentPath, entry.name),
    takenFrom: folder,
  }))
}
