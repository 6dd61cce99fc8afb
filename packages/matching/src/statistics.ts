import { eachBit } from './bitmap.ts'
import type { Filing } from './filing.ts'
import type { IdTable } from './ids.ts'
import type { Labels } from './labels.ts'
import { closedAt, segmentBytes } from './segment.ts'

/** What `Engine.stats` says; reads everybody. */
export function statistics(
  { waiting, segments }: Filing,
  { ids, labels, size }: { readonly ids: IdTable; readonly labels: Labels; readonly size: number },
): { readonly people: number; readonly terms: number; readonly bytes: number } {
  const has = new Uint8Array(size)
  let bytes = ids.bytes() + labels.bytes()
  for (const segment of segments()) {
    bytes += segmentBytes(segment)
    eachBit(segment.live, (row) => {
      for (const term of closedAt(segment, row)) has[term] = 1
    })
  }
  for (const { closed, excluded } of waiting.values()) {
    bytes += closed.byteLength + excluded.byteLength
    for (const term of closed) has[term] = 1
  }
  return { people: ids.size, terms: has.reduce((sum, one) => sum + one, 0), bytes }
}
