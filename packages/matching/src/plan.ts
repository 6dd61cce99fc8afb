import type { PreparedBonus } from './bonus.ts'
import type { PreparedQuery } from './profile.ts'
import { BIT_TERMS, BIT_WORDS, placesOf, type Segment } from './segment.ts'

/** A term of the query as one segment has it. */
export interface PlannedTerm {
  /** Its position in the query. */
  readonly at: number
  readonly weight: number
  /** Its bit, -1 for none. */
  readonly bit: number
  /** Its list of rows; empty for the densest. */
  readonly from: number
  readonly to: number
}

/** A disease that adds to scores as one segment has it: those who have it are `byDisease.rows` from `from` up to `to`. */
export interface PlannedDisease {
  readonly amount: number
  readonly from: number
  readonly to: number
}

/** Terms of a query that are bits: to be laid over those of a row, and the weight of each. */
export interface Overlay {
  readonly mask: Uint32Array
  readonly weights: Uint32Array
}

/** A query as one segment sees it. Terms nobody of the segment has are left out. */
export interface Plan {
  readonly segment: Segment
  /** Terms that are bits: those without a list first, then those that cost most for what they bring. */
  readonly bits: readonly PlannedTerm[]
  /** Terms that only have a list. */
  readonly lists: readonly PlannedTerm[]
  /** All of `bits`. */
  readonly overlay: Overlay
  /** Those of the diseases told apart that somebody of the segment has. */
  readonly diseases: readonly PlannedDisease[]
}

export function planFor(segment: Segment, query: PreparedQuery, bonus: PreparedBonus): Plan {
  const bits: PlannedTerm[] = []
  const lists: PlannedTerm[] = []
  const { bitOf, listStarts } = segment
  for (let at = 0; at < query.closed.length; at++) {
    const term = query.closed[at] ?? 0
    const weight = query.weights[term] ?? 0
    if (weight === 0) continue
    const bit = (bitOf[term] ?? 0) - 1
    const from = listStarts[term] ?? 0
    const to = listStarts[term + 1] ?? 0
    if (bit >= 0) {
      bits.push({ at, weight, bit, from, to })
    } else if (to > from) {
      lists.push({ at, weight, bit, from, to })
    }
  }
  const cost = ({ weight, from, to }: PlannedTerm) =>
    from === to ? Number.POSITIVE_INFINITY : (to - from) / weight
  bits.sort((a, b) => (cost(a) === cost(b) ? 0 : cost(b) - cost(a)))
  // Longest first: the last ones, where sums must be watched, are then the shortest.
  lists.sort((a, b) => b.to - b.from - (a.to - a.from))
  return { segment, bits, lists, overlay: overlayOf(bits), diseases: diseasesFor(segment, bonus) }
}

export function overlayOf(bits: readonly PlannedTerm[]): Overlay {
  const mask = new Uint32Array(BIT_WORDS)
  const weights = new Uint32Array(BIT_TERMS)
  for (const { bit, weight } of bits) {
    mask[bit >>> 5] = (mask[bit >>> 5] ?? 0) | (1 << (bit & 31))
    weights[bit] = weight
  }
  return { mask, weights }
}

function diseasesFor(segment: Segment, { ranked, amountOf }: PreparedBonus): readonly PlannedDisease[] {
  const planned: PlannedDisease[] = []
  placesOf(segment.byDisease, ranked, (disease, from, to) =>
    planned.push({ amount: amountOf(disease), from, to }),
  )
  return planned
}

/** What a row shares of the terms of an overlay; in 1/128 nat. */
export function sharedBits({ bits }: Segment, row: number, { mask, weights }: Overlay): number {
  let shared = 0
  const first = row * BIT_WORDS
  for (let word = 0; word < BIT_WORDS; word++) {
    for (let both = (bits[first + word] ?? 0) & (mask[word] ?? 0); both !== 0; both &= both - 1) {
      shared += weights[(word << 5) + 31 - Math.clz32(both & -both)] ?? 0
    }
  }
  return shared
}

/** What a row shares with the query, from its own terms; in 1/128 nat. */
export function sharedAt({ segment, overlay }: Plan, row: number, weights: Uint32Array): number {
  let shared = sharedBits(segment, row, overlay)
  const { starts, items } = segment.rest
  const end = starts[row + 1] ?? 0
  for (let at = starts[row] ?? 0; at < end; at++) shared += weights[items[at] ?? 0] ?? 0
  return shared
}
