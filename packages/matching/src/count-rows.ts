import type { PlannedTerm } from './plan.ts'
import { MOST_ROWS, type Segment } from './segment.ts'

/** Room to add up what rows share, used by one search at a time. */
export interface Scratch {
  /** By row, in 1/128 nat. Holds zeros between two uses. */
  readonly sums: Uint32Array
  readonly caught: Uint16Array
}

export function scratch(): Scratch {
  return { sums: new Uint32Array(MOST_ROWS), caught: new Uint16Array(MOST_ROWS) }
}

/**
 * Adds the weight of each term to the rows that have it and catches every row whose sum reaches `enough`; answers how
 * many. As long as the terms added together weigh less, no row can, and none is watched. Where nothing is enough, all
 * rows are caught.
 */
export function countRows(
  { sums, caught }: Scratch,
  { listed, rows }: Pick<Segment, 'listed' | 'rows'>,
  { terms, enough }: { readonly terms: readonly PlannedTerm[]; readonly enough: number },
): number {
  let added = 0
  let length = 0
  for (const { weight, from, to } of terms) {
    added += weight
    if (added < enough || enough <= 0) addTo(sums, listed, from, to, weight)
    else length = addAndCatch(sums, listed, from, to, weight, enough, caught, length)
  }
  if (enough > 0) return length
  for (let row = 0; row < rows; row++) caught[row] = row
  return rows
}

/** Makes the sums of `countRows` zero again: all at once, or one by one where only few were made. */
export function clearRows(
  { sums }: Scratch,
  { listed, rows }: Pick<Segment, 'listed' | 'rows'>,
  terms: readonly PlannedTerm[],
): void {
  let read = 0
  for (const { from, to } of terms) read += to - from
  if (read * 8 > rows) sums.fill(0, 0, rows)
  else for (const { from, to } of terms) for (let at = from; at < to; at++) sums[listed[at] ?? 0] = 0
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
