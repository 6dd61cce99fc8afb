import { eachBit } from './bitmap.ts'
import type { Scratch } from './count-rows.ts'
import { type Looked, offer, type Search } from './offer.ts'
import { type Plan, sharedAt } from './plan.ts'
import { sharedNeeded } from './score.ts'
import { BIT_WORDS } from './segment.ts'

/** Reading a row's own terms costs as much as so many entries of lists. */
const ROW_COSTS = 64

/** Scores the rows that may be answers, one by one. */
export function searchFew(search: Search, { plan, may, count }: Looked, { sums }: Scratch): void {
  const { segment, lists } = plan
  const { listed, weights } = segment
  let entries = 0
  for (const { from, to } of lists) entries += to - from
  if (count * ROW_COSTS < entries) {
    eachBit(may, (row) => {
      offer(search, segment, row, sharedAt(plan, row, search.query.weights))
    })
    return
  }
  // What the rarer terms bring is added up from their lists, what the densest bring is looked up by the byte.
  for (const { from, to, weight } of lists) {
    for (let at = from; at < to; at++) {
      const row = listed[at] ?? 0
      sums[row] = (sums[row] ?? 0) + weight
    }
  }
  const dense = denseBytes(plan)
  let { fixed, perWeight } = neededOfAnybody(search)
  try {
    eachBit(may, (row) => {
      const shared = (sums[row] ?? 0) + denseOf(dense, segment.bits, row)
      if (shared < fixed + perWeight * (weights[row] ?? 0)) return
      if (offer(search, segment, row, shared)) ({ fixed, perWeight } = neededOfAnybody(search))
    })
  } finally {
    // A filter of the asker's may throw; the room must hold zeros for whoever searches next.
    sums.fill(0, 0, segment.rows)
  }
}

const BYTES = BIT_WORDS * 4

/** For each byte of a row's bits and each value of it: what it shares with the query. */
function denseBytes({ mask, bitWeights }: Plan): Uint32Array {
  const shared = new Uint32Array(BYTES * 256)
  for (let byte = 0; byte < BYTES; byte++) {
    const asked = ((mask[byte >>> 2] ?? 0) >>> ((byte & 3) << 3)) & 255
    if (asked === 0) continue
    const first = byte << 8
    for (let value = 1; value < 256; value++) {
      const low = 31 - Math.clz32(value & -value)
      const weight = ((asked >>> low) & 1) * (bitWeights[(byte << 3) + low] ?? 0)
      shared[first + value] = (shared[first + (value & (value - 1))] ?? 0) + weight
    }
  }
  return shared
}

function denseOf(dense: Uint32Array, bits: Uint32Array, row: number): number {
  let shared = 0
  for (let word = 0; word < BIT_WORDS; word++) {
    const value = bits[row * BIT_WORDS + word] ?? 0
    const first = word << 10
    shared +=
      (dense[first + (value & 255)] ?? 0) +
      (dense[first + 256 + ((value >>> 8) & 255)] ?? 0) +
      (dense[first + 512 + ((value >>> 16) & 255)] ?? 0) +
      (dense[first + 768 + (value >>> 24)] ?? 0)
  }
  return shared
}

/** What somebody must share whose diseases add the most there is. A hair less, as the difference is rounded. */
function neededOfAnybody({ keep, bonus, query, beta }: Search) {
  const likeness = keep.bar() * bonus.scale - (bonus.scale - 1) - 1e-12
  return sharedNeeded(Math.max(0, likeness), query.total, beta)
}
