import { type Bitmap, eachBit } from './bitmap.ts'
import type { FacetSet } from './labels.ts'
import type { Profile, TermList } from './profile.ts'

/**
 * People per segment at most: a row is 16 bits wide, a segment's sums (256 KiB) stay in a processor core's cache, and
 * of a million people sorted by weight those of one segment weigh nearly the same, which is what makes the bounds bite.
 */
export const MOST_ROWS = 65_536

/** The densest terms of a segment are a bit in each row: at 1/32 of the rows that takes less room than lists. */
export const BIT_WORDS = 8
export const BIT_TERMS = BIT_WORDS * 32
/** The very densest have no list of rows beside it: they tell so little that hardly any query would read it. */
export const UNLISTED = 64

/** Many short lists of numbers in one array; list `i` lies from `starts[i]` up to `starts[i + 1]`. */
export interface Lists {
  readonly starts: Uint32Array
  readonly items: TermList
}

/** Something many rows have alike, such as their facets: kept once, a number in each row. */
export interface Shared<T> {
  readonly sets: readonly T[]
  readonly ofRow: Uint16Array
}

/** Rows by a number, `keys` ascending; those of `keys[i]` lie from `starts[i]` up to `starts[i + 1]`, ascending. */
export interface RowsByNumber {
  readonly keys: Uint32Array
  readonly starts: Uint32Array
  readonly rows: Uint16Array
}

/** A run of people in columns, sorted by weight, with indexes of their own. Nothing in it changes but `live`. */
export interface Segment {
  readonly rows: number
  readonly lightest: number
  readonly heaviest: number
  readonly handles: Uint32Array
  readonly weights: Uint32Array
  /** By term: the rows that have it, ascending; none for the densest terms. */
  readonly listStarts: Uint32Array
  readonly listed: Uint16Array
  /** By term: its bit + 1 among those of each row, 0 for a term that has none. */
  readonly bitOf: Uint16Array
  /** Term of each bit. */
  readonly bitTerms: TermList
  /** `BIT_WORDS` words for each row. */
  readonly bits: Uint32Array
  /** The terms of each row that have no bit. */
  readonly rest: Lists
  readonly excluded: Lists
  readonly facets: Shared<FacetSet>
  readonly diseases: Shared<Uint32Array>
  /** By facet key: the rows that have it, as a list or, where they are many, as a bitmap. */
  readonly byFacet: ReadonlyMap<string, Uint16Array | Bitmap>
  readonly byDisease: RowsByNumber
  /** A bit for each row that still counts. */
  readonly live: Bitmap
  alive: number
}

const NO_FACETS: FacetSet = Object.freeze({ facets: Object.freeze({}), keys: Object.freeze([]) })
const NO_DISEASES = new Uint32Array(0)

export function facetsAt({ facets }: Segment, row: number): FacetSet {
  return facets.sets[facets.ofRow[row] ?? 0] ?? NO_FACETS
}

export function diseasesAt({ diseases }: Segment, row: number): Uint32Array {
  return diseases.sets[diseases.ofRow[row] ?? 0] ?? NO_DISEASES
}

/** One row as a profile. */
export function profileAt(segment: Segment, row: number): Profile {
  return {
    facets: facetsAt(segment, row),
    diseases: diseasesAt(segment, row),
    closed: Uint32Array.from(closedAt(segment, row)),
    excluded: listAt(segment.excluded, row),
    weight: segment.weights[row] ?? 0,
  }
}

export function rowsWith({ byDisease }: Segment, number: number): Uint16Array {
  let found = byDisease.rows.subarray(0, 0)
  placesOf(byDisease, [number], (_number, from, to) => {
    found = byDisease.rows.subarray(from, to)
  })
  return found
}

/** Calls `see` with each of some ascending numbers that any row has, and where in `rows` theirs lie. */
export function placesOf(
  { keys, starts }: RowsByNumber,
  numbers: ArrayLike<number>,
  see: (number: number, from: number, to: number) => void,
): void {
  let low = 0
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0
    // Ever wider steps from where the one before was found, then halves.
    let high = low
    for (let step = 1; high < keys.length && (keys[high] ?? 0) < number; step *= 2) {
      low = high + 1
      high += step
    }
    high = Math.min(high, keys.length)
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((keys[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    if (keys[low] === number) see(number, starts[low] ?? 0, starts[low + 1] ?? 0)
  }
}

/** Bytes of all columns and indexes; facets that people share with those of other segments are counted again. */
export function segmentBytes(segment: Segment): number {
  const { rest, excluded, facets, diseases, byDisease } = segment
  const columns = [
    segment.handles,
    segment.weights,
    segment.listStarts,
    segment.listed,
    segment.bitOf,
    segment.bitTerms,
    segment.bits,
    segment.live,
    ...[rest, excluded].flatMap(({ starts, items }) => [starts, items]),
    ...[facets.ofRow, diseases.ofRow, byDisease.keys, byDisease.starts, byDisease.rows],
    ...diseases.sets,
    ...segment.byFacet.values(),
  ]
  let bytes = 0
  for (const column of columns) bytes += column.byteLength
  for (const { keys } of facets.sets) bytes += 100 + keys.reduce((sum, key) => sum + 2 * key.length, 0)
  return bytes
}

export function closedAt(segment: Segment, row: number): readonly number[] {
  const closed: number[] = []
  const first = row * BIT_WORDS
  eachBit(segment.bits.subarray(first, first + BIT_WORDS), (bit) => closed.push(segment.bitTerms[bit] ?? 0))
  for (const term of listAt(segment.rest, row)) closed.push(term)
  return closed
}

function listAt({ starts, items }: Lists, row: number): TermList {
  return items.subarray(starts[row], starts[row + 1])
}
