import type { Bitmap } from './bitmap.ts'
import type { PreparedBonus } from './bonus.ts'
import type { Conditions } from './conditions.ts'
import type { IdTable } from './ids.ts'
import type { Nearest } from './nearest.ts'
import type { Plan } from './plan.ts'
import type { Facets, PreparedQuery } from './profile.ts'
import { tversky } from './score.ts'
import { diseasesAt, facetsAt, type Segment } from './segment.ts'

/** One search: what is asked, by which rule, of whom, and where answers gather. */
export interface Search {
  readonly query: PreparedQuery
  readonly beta: number
  readonly bonus: PreparedBonus
  readonly conditions: Conditions | undefined
  readonly admits: ((id: string, facets: Facets) => boolean) | undefined
  readonly keep: Nearest
  readonly ids: IdTable
}

/** One segment in one search. */
export interface Looked {
  readonly plan: Plan
  /** The rows that may be answers; no others are looked at. */
  readonly may: Bitmap
  /** How many they are, where conditions make them fewer. */
  readonly count: number
}

/** Scores one row, of which is known what it shares; says whether it was kept. */
export function offer(search: Search, segment: Segment, row: number, shared: number): boolean {
  const { query, keep, bonus } = search
  const likeness = tversky(shared, query.total, segment.weights[row] ?? 0, search.beta)
  if (likeness === 0) return false
  const added = bonus.of(diseasesAt(segment, row))
  const score = (likeness + added) / bonus.scale
  if (score < keep.bar()) return false
  const handle = segment.handles[row] ?? 0
  if (!keep.wants(handle, score) || search.conditions?.notHandles.has(handle)) return false
  const { admits, ids } = search
  if (admits !== undefined && !admits(ids.idOf(handle), facetsAt(segment, row).facets)) return false
  keep.offer({ score, likeness, bonus: added, handle, at: { segment, row } })
  return true
}
