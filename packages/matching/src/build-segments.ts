import type { Batch } from './batch.ts'
import { setBit, wordsFor } from './bitmap.ts'
import type { Closer } from './closer.ts'
import type { TermList } from './profile.ts'
import {
  BIT_TERMS,
  BIT_WORDS,
  type Lists,
  MOST_ROWS,
  type RowsByNumber,
  type Segment,
  type Shared,
  UNLISTED,
} from './segment.ts'

/** Rows worked through between two pauses: a millisecond or less. */
const ROWS_A_STEP = 512

/** A segment, and for each of its rows the place the person had when the batch was gathered. */
export interface Filed {
  readonly segment: Segment
  readonly from: Uint32Array
}

interface Terms {
  /** How many terms there are. */
  readonly size: number
  readonly closer: Closer
}

/** Sorts a batch by weight, cuts it and files it, pausing at each `yield`. */
export function* buildSegments(people: Batch, terms: Terms): Generator<void, readonly Filed[]> {
  const order = people.sorted()
  const parts = Math.ceil(order.length / MOST_ROWS)
  const filed: Filed[] = []
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((part * order.length) / parts)
    const to = Math.floor(((part + 1) * order.length) / parts)
    filed.push(yield* buildSegment(people, order.subarray(from, to), terms))
  }
  return filed
}

function* buildSegment(people: Batch, order: Uint32Array, of: Terms): Generator<void, Filed> {
  const rows = order.length
  const terms = yield* closeAll(people, order, of)
  const { bitOf, bitTerms, listStarts } = layOut(terms.counts)
  yield
  const next = listStarts.slice()
  const listed = new Uint16Array(listStarts.at(-1) ?? 0)
  const bits = new Uint32Array(rows * BIT_WORDS)
  const rest = growingLists(rows, of.size)
  const excluded = growingLists(rows, of.size)
  const handles = new Uint32Array(rows)
  const weights = new Uint32Array(rows)
  const from = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    if (row % ROWS_A_STEP === 0) yield
    const position = order[row] ?? 0
    handles[row] = people.handleAt(position)
    weights[row] = people.weightAt(position)
    from[row] = people.fromAt(position)
    const end = terms.starts[row + 1] ?? 0
    for (let at = terms.starts[row] ?? 0; at < end; at++) {
      const term = terms.items[at] ?? 0
      const bit = bitOf[term] ?? 0
      if (bit === 0) rest.add(term)
      else setBit(bits, row * BIT_TERMS + bit - 1)
      if (bit !== 0 && bit <= UNLISTED) continue
      const place = next[term] ?? 0
      listed[place] = row
      next[term] = place + 1
    }
    rest.end(row)
    for (const term of people.excludedAt(position)) excluded.add(term)
    excluded.end(row)
  }
  yield
  const facets = share(order, people.facetsAt)
  const diseases = share(order, people.diseasesAt)
  yield
  const byFacet = new Map<string, Uint16Array | Uint32Array>()
  for (const [key, found] of rowsOfKeys(facets, ({ keys }) => keys)) {
    byFacet.set(key, found.length * 16 > rows ? asBitmap(found, rows) : Uint16Array.from(found))
  }
  yield
  const byDisease = byNumber(rowsOfKeys(diseases, (numbers) => numbers))
  yield
  const live = new Uint32Array(wordsFor(rows))
  for (let row = 0; row < rows; row++) setBit(live, row)
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
    rest: rest.finished(),
    excluded: excluded.finished(),
    facets,
    diseases,
    byFacet,
    byDisease,
    live,
    alive: rows,
  }
  return { segment, from }
}

/** The closed terms of each row, and how many rows have each term. */
function* closeAll(people: Batch, order: Uint32Array, { size, closer }: Terms) {
  const counts = new Uint32Array(size)
  const lists = growingLists(order.length, size)
  for (let row = 0; row < order.length; row++) {
    if (row % ROWS_A_STEP === 0) yield
    const length = closer.close(people.toldAt(order[row] ?? 0))
    for (let at = 0; at < length; at++) {
      const term = closer.terms[at] ?? 0
      lists.add(term)
      counts[term] = (counts[term] ?? 0) + 1
    }
    lists.end(row)
  }
  return { ...lists.grown(), counts }
}

/** Which terms are bits, and where the lists of the others begin. */
function layOut(counts: Uint32Array) {
  const size = counts.length
  const keys: number[] = []
  for (let term = 0; term < size; term++) {
    const count = counts[term] ?? 0
    if (count > 0) keys.push(count * size + (size - 1 - term))
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
  for (let term = 0; term < size; term++) {
    const bit = bitOf[term] ?? 0
    const length = bit !== 0 && bit <= UNLISTED ? 0 : (counts[term] ?? 0)
    listStarts[term + 1] = (listStarts[term] ?? 0) + length
  }
  return { bitOf, bitTerms, listStarts }
}

function growingLists(rows: number, size: number) {
  const starts = new Uint32Array(rows + 1)
  let items = termArray(size, rows * 16)
  let length = 0
  return {
    add(item: number): void {
      if (length === items.length) {
        const larger = termArray(size, length * 2 + 16)
        larger.set(items)
        items = larger
      }
      items[length++] = item
    },
    end(row: number): void {
      starts[row + 1] = length
    },
    grown: (): Lists => ({ starts, items: items.subarray(0, length) }),
    finished: (): Lists => ({ starts, items: items.slice(0, length) }),
  }
}

function termArray(size: number, length: number): TermList {
  return size <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length)
}

function share<T>(order: Uint32Array, of: (position: number) => T): Shared<T> {
  const numbers = new Map<T, number>()
  const ofRow = new Uint16Array(order.length)
  for (let row = 0; row < order.length; row++) {
    const set = of(order[row] ?? 0)
    const number = numbers.get(set) ?? numbers.size
    if (number === numbers.size) numbers.set(set, number)
    ofRow[row] = number
  }
  return { sets: [...numbers.keys()], ofRow }
}

function rowsOfKeys<T, K>({ sets, ofRow }: Shared<T>, keysOf: (set: T) => Iterable<K>): Map<K, number[]> {
  const rows = new Map<K, number[]>()
  const listsOf = sets.map((set) =>
    Array.from(keysOf(set), (key) => {
      const list = rows.get(key) ?? []
      rows.set(key, list)
      return list
    }),
  )
  for (let row = 0; row < ofRow.length; row++) {
    for (const list of listsOf[ofRow[row] ?? 0] ?? []) list.push(row)
  }
  return rows
}

function asBitmap(rows: readonly number[], all: number): Uint32Array {
  const bits = new Uint32Array(wordsFor(all))
  for (const row of rows) setBit(bits, row)
  return bits
}

function byNumber(rowsOf: ReadonlyMap<number, readonly number[]>): RowsByNumber {
  const keys = Uint32Array.from(rowsOf.keys()).sort()
  const starts = new Uint32Array(keys.length + 1)
  keys.forEach((key, at) => {
    starts[at + 1] = (starts[at] ?? 0) + (rowsOf.get(key)?.length ?? 0)
  })
  const rows = new Uint16Array(starts.at(-1) ?? 0)
  keys.forEach((key, at) => {
    rows.set(rowsOf.get(key) ?? [], starts[at])
  })
  return { keys, starts, rows }
}
