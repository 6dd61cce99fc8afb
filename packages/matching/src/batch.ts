import type { FacetSet } from './labels.ts'
import { type Prepared, type TermList, termArray } from './profile.ts'

/** People gathered to be filed, in columns that grow: a million of them as objects would take half a gigabyte. */
export interface Batch {
  readonly rows: number
  /** `from` is the place the person has now; they are filed only if they still have it when that is done. */
  push(person: { readonly handle: number; readonly from: number }, profile: Prepared): void
  /** Positions, lightest person first; persons of equal weight in the order they came. */
  sorted(): Uint32Array
  handleAt(position: number): number
  fromAt(position: number): number
  weightAt(position: number): number
  facetsAt(position: number): FacetSet
  diseasesAt(position: number): Uint32Array
  readonly closed: ListColumn
  readonly excluded: ListColumn
}

/** A list of terms for each person, in pieces: growing copies nothing. A list lies in one piece. */
export interface ListColumn {
  /** The piece that holds a list, which lies from `startOf` up to `endOf`. */
  pieceOf(position: number): TermList
  startOf(position: number): number
  endOf(position: number): number
}

interface Column {
  values: Uint32Array
  length: number
}

/** Terms in a piece, unless one list is longer. Small at first: most batches are. */
const LEAST_PIECE = 1 << 14
const MOST_PIECE = 1 << 21

/** `size` is how many terms there are, `expected` about how many people will come. */
export function batch(size: number, expected: number): Batch {
  const [handles, froms, weights] = [column(expected), column(expected), column(expected)]
  const [closed, excluded] = [listColumn(size, expected), listColumn(size, expected)]
  const facets: FacetSet[] = []
  const diseases: Uint32Array[] = []
  return {
    get rows() {
      return handles.length
    },
    push({ handle, from }, profile) {
      add(handles, handle)
      add(froms, from)
      add(weights, profile.weight)
      closed.push(profile.terms, profile.length)
      excluded.push(profile.excluded, profile.excluded.length)
      facets.push(profile.facets)
      diseases.push(profile.diseases)
    },
    sorted() {
      // Numbers sort natively, pairs do not: weight and position go into one number and come apart again.
      const count = handles.length
      const keys = new Float64Array(count)
      for (let at = 0; at < count; at++) keys[at] = (weights.values[at] ?? 0) * count + at
      keys.sort()
      const order = new Uint32Array(count)
      for (let at = 0; at < count; at++) order[at] = (keys[at] ?? 0) % count
      return order
    },
    handleAt: (position) => handles.values[position] ?? 0,
    fromAt: (position) => froms.values[position] ?? 0,
    weightAt: (position) => weights.values[position] ?? 0,
    facetsAt: (position) => facets[position] as FacetSet,
    diseasesAt: (position) => diseases[position] as Uint32Array,
    closed,
    excluded,
  }
}

function listColumn(
  size: number,
  expected: number,
): ListColumn & { push(list: TermList, length: number): void } {
  let piece = termArray(size, 0)
  const pieces: TermList[] = [piece]
  const [inPiece, starts, ends] = [column(expected), column(expected), column(expected)]
  let written = 0
  return {
    push(list, length) {
      if (written + length > piece.length) {
        piece = termArray(size, Math.max(length, Math.min(MOST_PIECE, LEAST_PIECE + piece.length * 2)))
        pieces.push(piece)
        written = 0
      }
      add(inPiece, pieces.length - 1)
      add(starts, written)
      for (let at = 0; at < length; at++) piece[written++] = list[at] ?? 0
      add(ends, written)
    },
    pieceOf: (position) => pieces[inPiece.values[position] ?? 0] ?? piece,
    startOf: (position) => starts.values[position] ?? 0,
    endOf: (position) => ends.values[position] ?? 0,
  }
}

function column(expected: number): Column {
  return { values: new Uint32Array(Math.max(1_024, expected)), length: 0 }
}

function add(to: Column, value: number): void {
  if (to.length === to.values.length) {
    const larger = new Uint32Array(to.values.length * 2)
    larger.set(to.values)
    to.values = larger
  }
  to.values[to.length++] = value
}
