import type { Batch } from './batch.ts'
import { setBit, wordsFor } from './bitmap.ts'
import { rowsByKey, rowsByNumber, share } from './build-labels.ts'
import { termArray } from './profile.ts'
import { BIT_TERMS, BIT_WORDS, type Lists, MOST_ROWS, type Segment, UNLISTED } from './segment.ts'

/** Rows worked through between two pauses: a millisecond or less. */
const ROWS_A_STEP = 512

/** A segment, and for each of its rows the place the person had when the batch was gathered. */
export interface Filed {
  readonly segment: Segment
  readonly from: Uint32Array
}

/** Sorts a batch by weight, cuts it and files it, pausing at each `yield`. `size` is how many terms there are. */
export function* buildSegments(people: Batch, size: number): Generator<void, readonly Filed[]> {
  const order = people.sorted()
  const parts = Math.ceil(order.length / MOST_ROWS)
  const filed: Filed[] = []
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((part * order.length) / parts)
    const to = Math.floor(((part + 1) * order.length) / parts)
    filed.push(yield* buildSegment(people, order.subarray(from, to), size))
  }
  return filed
}

function* buildSegment(people: Batch, order: Uint32Array, size: number): Generator<void, Filed> {
  const rows = order.length
  const counts = new Uint32Array(size)
  for (let row = 0; row < rows; row += ROWS_A_STEP) {
    count(counts, people, order.subarray(row, row + ROWS_A_STEP))
    yield
  }
  const { bitOf, bitTerms, listStarts, unbitten } = layOut(counts)
  yield
  const columns = {
    handles: new Uint32Array(rows),
    weights: new Uint32Array(rows),
    from: new Uint32Array(rows),
    bitOf,
    next: listStarts.slice(),
    listed: new Uint16Array(listStarts.at(-1) ?? 0),
    bits: new Uint32Array(rows * BIT_WORDS),
    rest: { starts: new Uint32Array(rows + 1), items: termArray(size, unbitten) },
  }
  for (let row = 0; row < rows; row += ROWS_A_STEP) {
    fileRows(columns, people, order, row, Math.min(rows, row + ROWS_A_STEP))
    yield
  }
  const facets = share(order, people.facetsAt)
  const diseases = share(order, people.diseasesAt)
  yield
  const byFacet = rowsByKey(facets, ({ keys }) => keys)
  yield
  const byDisease = rowsByNumber(diseases)
  yield
  const live = new Uint32Array(wordsFor(rows))
  for (let row = 0; row < rows; row++) setBit(live, row)
  const { handles, weights, from, listed, bits, rest } = columns
  const segment: Segment = {
    rows,
    lightest: weights[0] ?? 0,
    heaviest: weights[rows - 1] ?? 0,
    handles,
    weights,
    listStarts,
    listed,
    bitOf,
    bitTerms,
    bits,
    rest,
    excluded: excludedOf(people, order, size),
    facets,
    diseases,
    byFacet,
    byDisease,
    live,
    alive: rows,
  }
  return { segment, from }
}

/** Adds to how many rows have each term. */
function count(counts: Uint32Array, { closed }: Batch, order: Uint32Array): void {
  for (let row = 0; row < order.length; row++) {
    const position = order[row] ?? 0
    const piece = closed.pieceOf(position)
    const end = closed.endOf(position)
    for (let at = closed.startOf(position); at < end; at++) {
      const term = piece[at] ?? 0
      counts[term] = (counts[term] ?? 0) + 1
    }
  }
}

/** Which terms are bits, where the lists of the others begin, and how many entries terms without a bit have. */
function layOut(counts: Uint32Array) {
  const size = counts.length
  const keys: number[] = []
  for (let term = 0; term < size; term++) {
    const many = counts[term] ?? 0
    if (many > 0) keys.push(many * size + (size - 1 - term))
  }
  const densest = Float64Array.from(keys).sort().reverse().subarray(0, BIT_TERMS)
  const bitTerms = termArray(size, densest.length)
  const bitOf = new Uint16Array(size)
  densest.forEach((key, bit) => {
    const term = size - 1 - (key % size)
    bitTerms[bit] = term
    bitOf[term] = bit + 1
  })
  const listStarts = new Uint32Array(size + 1)
  let unbitten = 0
  for (let term = 0; term < size; term++) {
    const bit = bitOf[term] ?? 0
    const many = counts[term] ?? 0
    if (bit === 0) unbitten += many
    listStarts[term + 1] = (listStarts[term] ?? 0) + (bit !== 0 && bit <= UNLISTED ? 0 : many)
  }
  return { bitOf, bitTerms, listStarts, unbitten }
}

interface Columns extends Pick<Segment, 'handles' | 'weights' | 'bitOf' | 'listed' | 'bits' | 'rest'> {
  readonly from: Uint32Array
  /** By term: where its list goes on. */
  readonly next: Uint32Array
}

/** Writes some rows: their terms among the bits, into the lists of terms, into those of the row. */
function fileRows(columns: Columns, people: Batch, order: Uint32Array, first: number, end: number): void {
  const { handles, weights, from, bitOf, next, listed, bits } = columns
  const { starts, items } = columns.rest
  const { closed } = people
  let written = starts[first] ?? 0
  for (let row = first; row < end; row++) {
    const position = order[row] ?? 0
    handles[row] = people.handleAt(position)
    weights[row] = people.weightAt(position)
    from[row] = people.fromAt(position)
    const piece = closed.pieceOf(position)
    const to = closed.endOf(position)
    const firstBit = row * BIT_TERMS - 1
    for (let at = closed.startOf(position); at < to; at++) {
      const term = piece[at] ?? 0
      const bit = bitOf[term] ?? 0
      if (bit === 0) items[written++] = term
      else setBit(bits, firstBit + bit)
      if (bit !== 0 && bit <= UNLISTED) continue
      const place = next[term] ?? 0
      listed[place] = row
      next[term] = place + 1
    }
    starts[row + 1] = written
  }
}

function excludedOf({ excluded }: Batch, order: Uint32Array, size: number): Lists {
  const starts = new Uint32Array(order.length + 1)
  order.forEach((position, row) => {
    starts[row + 1] = (starts[row] ?? 0) + excluded.endOf(position) - excluded.startOf(position)
  })
  const items = termArray(size, starts.at(-1) ?? 0)
  order.forEach((position, row) => {
    const [from, to] = [excluded.startOf(position), excluded.endOf(position)]
    if (to > from) items.set(excluded.pieceOf(position).subarray(from, to), starts[row])
  })
  return { starts, items }
}
