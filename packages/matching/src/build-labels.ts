import { type Bitmap, setBit, wordsFor } from './bitmap.ts'
import type { RowsByNumber, Shared } from './segment.ts'

/** A key that more than one row in so many has is a bitmap: it takes less room than a list. */
const BITMAP_FROM = 16

/** What the people of some rows have, each different one kept once. */
export function share<T>(order: Uint32Array, of: (position: number) => T): Shared<T> {
  const numbers = new Map<T, number>()
  const ofRow = new Uint16Array(order.length)
  for (let row = 0; row < order.length; row++) {
    const set = of(order[row] ?? 0)
    let number = numbers.get(set)
    if (number === undefined) {
      number = numbers.size
      numbers.set(set, number)
    }
    ofRow[row] = number
  }
  return { sets: [...numbers.keys()], ofRow }
}

export function rowsByKey<T>(
  shared: Shared<T>,
  keysOf: (set: T) => Iterable<string>,
): ReadonlyMap<string, Uint16Array | Bitmap> {
  const { keys, starts, rows } = rowsOfKeys(shared, keysOf)
  const all = shared.ofRow.length
  return new Map(
    keys.map((key, number) => {
      const found = rows.slice(starts[number], starts[number + 1])
      return [key, found.length * BITMAP_FROM > all ? asBitmap(found, all) : found]
    }),
  )
}

export function rowsByNumber(shared: Shared<Uint32Array>): RowsByNumber {
  const { keys, starts, rows } = rowsOfKeys(
    shared,
    (numbers) => numbers,
    (a, b) => a - b,
  )
  return { keys: Uint32Array.from(keys), starts, rows }
}

/** The rows that have each key; keys in the order given, or met. */
function rowsOfKeys<T, K>(
  { sets, ofRow }: Shared<T>,
  keysOf: (set: T) => Iterable<K>,
  inOrder?: (one: K, other: K) => number,
) {
  const keysOfSets = sets.map((set) => [...keysOf(set)])
  const keys = [...new Set(keysOfSets.flat())]
  if (inOrder !== undefined) keys.sort(inOrder)
  const numbers = new Map(keys.map((key, number) => [key, number]))
  const numbersOfSets = keysOfSets.map((list) => list.map((key) => numbers.get(key) ?? 0))
  const next = new Uint32Array(keys.length)
  const starts = new Uint32Array(keys.length + 1)
  for (let row = 0; row < ofRow.length; row++) {
    for (const number of numbersOfSets[ofRow[row] ?? 0] ?? []) next[number] = (next[number] ?? 0) + 1
  }
  for (let number = 0; number < keys.length; number++) {
    starts[number + 1] = (starts[number] ?? 0) + (next[number] ?? 0)
  }
  next.set(starts.subarray(0, keys.length))
  const rows = new Uint16Array(starts.at(-1) ?? 0)
  for (let row = 0; row < ofRow.length; row++) {
    for (const number of numbersOfSets[ofRow[row] ?? 0] ?? []) {
      const place = next[number] ?? 0
      rows[place] = row
      next[number] = place + 1
    }
  }
  return { keys, starts, rows }
}

function asBitmap(rows: Uint16Array, all: number): Bitmap {
  const bits = new Uint32Array(wordsFor(all))
  for (let at = 0; at < rows.length; at++) setBit(bits, rows[at] ?? 0)
  return bits
}
