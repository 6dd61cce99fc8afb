import { batch } from './batch.ts'
import { clearBit, hasBit } from './bitmap.ts'
import { buildSegments, type Filed } from './build-segments.ts'
import { NOWHERE } from './id-shard.ts'
import type { IdTable } from './ids.ts'
import type { Prepared, Profile } from './profile.ts'
import { MOST_ROWS, profileAt, type Segment } from './segment.ts'

/** Where everybody lies: filed in segments, or waiting to be. */
export interface Filing {
  readonly waiting: ReadonlyMap<number, Profile>
  segments(): readonly Segment[]
  /** The segment and row of somebody filed. */
  lies(handle: number): { readonly segment: Segment; readonly row: number } | undefined
  /** Replaces whatever was known of them. */
  put(handle: number, profile: Prepared): void
  drop(handle: number): void
  /** Takes people, about so many, to be filed together at `file`; none is found before. */
  gather(expected: number): { add(handle: number, profile: Prepared): void; file(): void }
  /** One step of waiting work, a millisecond or so; answers whether there is none left. */
  step(): boolean
  settle(): void
}

/** How many may wait, read one by one by each query, before they are filed. */
const MOST_WAITING = 1_024
/** So many segments of one size are merged into one. Each size is as many times the one before. */
const TOGETHER = 4
/** Rows read between two pauses. */
const ROWS_A_STEP = 256

/** Places from here on are those of people who wait: a number of their own for each time they were told of. */
const WAITS = 0x80000000
const STAMPS = NOWHERE - WAITS

interface Job {
  readonly sources: readonly number[]
  readonly steps: Generator<void, readonly Filed[]>
}

/**
 * Segments as in a log-structured merge tree: who is put in waits in a short list; when it is long it becomes a small
 * segment, and small segments of one size become a larger one. The work is done in steps, beside queries, which see
 * the old segments until the new ones stand; a person changed meanwhile has another place by then, and their new row
 * is dead before it is seen.
 *
 * `size` is how many terms there are. Source: O'Neil et al. 1996 (the log-structured merge tree), doi:10.1007/s002360050048.
 */
export function filing(ids: IdTable, size: number): Filing {
  const slots: (Segment | undefined)[] = []
  const waiting = new Map<number, Profile>()
  let listed: readonly Segment[] = []
  let job: Job | undefined
  let stamp = 0

  const freshPlace = (): number => {
    stamp = (stamp + 1) % STAMPS
    return WAITS + stamp
  }

  function lies(handle: number) {
    const place = ids.placeOf(handle)
    const segment = place >= WAITS ? undefined : slots[Math.floor(place / MOST_ROWS)]
    return segment === undefined ? undefined : { segment, row: place % MOST_ROWS }
  }

  function drop(handle: number): void {
    waiting.delete(handle)
    const filed = lies(handle)
    if (filed === undefined || !hasBit(filed.segment.live, filed.row)) return
    clearBit(filed.segment.live, filed.row)
    filed.segment.alive--
  }

  function* refile(sources: readonly number[], these: readonly (readonly [number, Profile])[]) {
    const people = batch(size, 0)
    for (const [handle, profile] of these)
      people.push({ handle, from: ids.placeOf(handle) }, prepared(profile))
    for (const slot of sources) {
      const segment = slots[slot]
      for (let row = 0; segment !== undefined && row < segment.rows; row++) {
        if (row % ROWS_A_STEP === 0) yield
        if (!hasBit(segment.live, row)) continue
        const handle = segment.handles[row] ?? 0
        people.push({ handle, from: slot * MOST_ROWS + row }, prepared(profileAt(segment, row)))
      }
    }
    return yield* buildSegments(people, size)
  }

  function install(filed: readonly Filed[], sources: readonly number[]): void {
    for (const { segment, from } of filed) {
      const free = slots.indexOf(undefined)
      const slot = free === -1 ? slots.length : free
      slots[slot] = segment
      for (let row = 0; row < segment.rows; row++) {
        const handle = segment.handles[row] ?? 0
        if (ids.placeOf(handle) === from[row]) {
          ids.setPlace(handle, slot * MOST_ROWS + row)
          waiting.delete(handle)
        } else {
          clearBit(segment.live, row)
          segment.alive--
        }
      }
    }
    for (const slot of sources) slots[slot] = undefined
    listed = slots.filter((segment) => segment !== undefined)
  }

  function nextJob(): Job | undefined {
    if (waiting.size >= MOST_WAITING) return { sources: [], steps: refile([], [...waiting]) }
    const sources = worthMerging(slots)
    return sources.length === 0 ? undefined : { sources, steps: refile(sources, []) }
  }

  function run({ steps, sources }: Job): void {
    let result = steps.next()
    while (result.done !== true) result = steps.next()
    install(result.value, sources)
  }

  return {
    waiting,
    segments: () => listed,
    lies,
    drop,
    put(handle, { terms, length, ...traits }) {
      drop(handle)
      ids.setPlace(handle, freshPlace())
      waiting.set(handle, { ...traits, closed: terms.slice(0, length) })
    },
    gather(expected) {
      const people = batch(size, expected)
      return {
        add(handle, profile) {
          drop(handle)
          const from = freshPlace()
          ids.setPlace(handle, from)
          people.push({ handle, from }, profile)
        },
        file: () => run({ sources: [], steps: buildSegments(people, size) }),
      }
    },
    step() {
      job ??= nextJob()
      if (job === undefined) return true
      const result = job.steps.next()
      if (result.done !== true) return false
      install(result.value, job.sources)
      job = undefined
      return false
    },
    settle() {
      job = undefined
      const sources = [...slots.keys()].filter((slot) => slots[slot] !== undefined)
      run({ sources, steps: refile(sources, [...waiting]) })
    },
  }
}

function prepared({ closed, ...traits }: Profile): Prepared {
  return { ...traits, terms: closed, length: closed.length }
}

/** A segment that is half dead, or enough of one size; of none that is full. */
function worthMerging(slots: readonly (Segment | undefined)[]): readonly number[] {
  const sizes = new Map<number, number[]>()
  for (const [slot, segment] of slots.entries()) {
    if (segment === undefined) continue
    if (segment.alive * 2 < segment.rows) return [slot]
    if (segment.alive * 2 > MOST_ROWS) continue
    const size = Math.floor(Math.log(Math.max(segment.alive, MOST_WAITING)) / Math.log(TOGETHER))
    const alike = sizes.get(size) ?? []
    sizes.set(size, alike)
    if (alike.push(slot) === TOGETHER) return alike
  }
  return []
}
