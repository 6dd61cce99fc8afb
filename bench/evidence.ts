/** A test by file and title, as a run reports it; `%s` and `…` in a title stand for anything. */
export interface TestEvidence {
  readonly kind: 'test'
  readonly project: 'unit' | 'db' | 'e2e'
  readonly file: string
  readonly title: string
  /** The figure itself where the test runs a smaller, seeded one by default and this one with DRILLS=1. */
  readonly full?: string
}

export interface BenchEvidence {
  readonly kind: 'bench'
  readonly file: string
  /** Which lines of its tables belong to the figure, and what their numbers are. */
  readonly rows: RegExp
  readonly columns: string
  readonly env: Readonly<Record<string, string>>
}

export type Evidence = TestEvidence | BenchEvidence

/** One safety figure: what is to hold, what shows it, and what is not shown yet. */
export interface Figure {
  readonly id: string
  readonly target: string
  readonly shown: readonly Evidence[]
  /** What of it is missing, and what brings it. */
  readonly missing?: string
}

/** The parts of a title that stand in the source as they stand in a report. */
export const piecesOf = (title: string): readonly string[] => title.split(/%s|…/)

export const db = (file: string, title: string, full?: string): TestEvidence => ({
  kind: 'test',
  project: 'db',
  file,
  title,
  ...(full === undefined ? {} : { full }),
})
export const unit = (file: string, title: string, full?: string): TestEvidence => ({
  ...db(file, title, full),
  project: 'unit',
})
export const e2e = (file: string, title: string, full?: string): TestEvidence => ({
  ...db(file, title, full),
  project: 'e2e',
})
export const bench = (
  file: string,
  rows: Pick<BenchEvidence, 'rows' | 'columns'>,
  env: BenchEvidence['env'] = {},
): BenchEvidence => ({ kind: 'bench', file, ...rows, env })
export const notYet = (id: string, target: string, missing: string): Figure => ({
  id,
  target,
  shown: [],
  missing,
})
