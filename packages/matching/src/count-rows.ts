import type { PlannedDisease, PlannedTerm } from './plan.ts'
import { MOST_ROWS, type Segment } from './segment.ts'

/** Room to add up what rows share, used by one search at a time. */
export interface Scratch {
  /** By row, in 1/128 nat: what is shared, and the points given. Holds zeros between two uses. */
  readonly sums: Uint32Array
  /** By row: points given before anything is counted. Holds zeros between two uses. */
  readonly points: Uint32Array
  readonly caught: Uint16Array
}

export function scratch(): Scratch {
  return {
    sums: new Uint32Array(MOST_ROWS),
    points: new Uint32Array(MOST_ROWS),
    caught: new Uint16Array(MOST_ROWS),
  }
}

/** What is added up: points for diseases, which stand for what a row need not share, and terms. */
export interface Counted {
  readonly diseases: readonly PlannedDisease[]
  /** Points of each of `diseases`, 1 or more. A row gets the most any of its diseases brings. */
  readonly points: ArrayLike<number>
  readonly terms: readonly PlannedTerm[]
}

/**
 * Gives each row its points, adds the weight of each term to the rows that have it, and catches every row whose sum
 * reaches `enough`; answers how many. As long as the terms added together weigh less, no row can, and none is watched.
 * Where nothing is enough, all rows are caught; where it is infinite, none.
 */
export function countRows(scratch: Scratch, segment: Segment, of: Counted, enough: number): number {
  const { sums, caught } = scratch
  const { listed, rows } = segment
  const given = givePoints(scratch, segment, of, enough)
  let added = given.most
  let length = given.caught
  for (const { weight, from, to } of of.terms) {
    added += weight
    if (added < enough || enough <= 0) addTo(sums, listed, from, to, weight)
    else length = addAndCatch(sums, listed, from, to, weight, enough, caught, length)
  }
  if (enough > 0) return length
  for (let row = 0; row < rows; row++) caught[row] = row
  return rows
}

function givePoints(
  { sums, points, caught }: Scratch,
  { byDisease }: Segment,
  { diseases, points: given }: Counted,
  enough: number,
) {
  let most = 0
  let length = 0
  for (let number = 0; number < diseases.length; number++) {
    const { from = 0, to = 0 } = diseases[number] ?? {}
    const value = given[number] ?? 0
    if (value > most) most = value
    for (let at = from; at < to; at++) {
      const row = byDisease.rows[at] ?? 0
      const before = points[row] ?? 0
      if (before >= value) continue
      points[row] = value
      sums[row] = value
      if (before < enough && value >= enough) caught[length++] = row
    }
  }
  return { most, caught: length }
}

/** Makes the sums and points of `countRows` zero again: all at once, or one by one where only few were made. */
export function clearRows({ sums, points }: Scratch, segment: Segment, { diseases, terms }: Counted): void {
  const { listed, rows, byDisease } = segment
  let read = 0
  for (const { from, to } of terms) read += to - from
  if (read * 8 > rows) sums.fill(0, 0, rows)
  else for (const { from, to } of terms) for (let at = from; at < to; at++) sums[listed[at] ?? 0] = 0
  for (const { from, to } of diseases) {
    for (let at = from; at < to; at++) {
      const row = byDisease.rows[at] ?? 0
      sums[row] = 0
      points[row] = 0
    }
  }
}

// Plain numbers, one after the other: these two loops are where a search spends its time.
function addTo(sums: Uint32Array, listed: Uint16Array, from: number, to: number, weight: number): void {
  for (let at = from; at < to; at++) {
    const row = listed[at] ?? 0
    sums[row] = (sums[row] ?? 0) + weight
  }
}

function addAndCatch(
  sums: Uint32Array,
  listed: Uint16Array,
  from: number,
  to: number,
  weight: number,
  enough: number,
  caught: Uint16Array,
  alreadyCaught: number,
): number {
  let length = alreadyCaught
  const before = enough - weight
  for (let at = from; at < to; at++) {
    const row = listed[at] ?? 0
    const sum = sums[row] ?? 0
    sums[row] = sum + weight
    if (sum >= before && sum < enough) caught[length++] = row
  }
  return length
}
