import type { IdTable } from './ids.ts'
import type { Profile } from './profile.ts'
import type { Segment } from './segment.ts'

/** Somebody found, how near they are, and where they lie. */
export interface Found {
  readonly score: number
  /** Likeness of symptoms and what the diagnosis adds, before both are divided by what they can be together. */
  readonly likeness: number
  readonly bonus: number
  readonly handle: number
  readonly at: Profile | { readonly segment: Segment; readonly row: number }
}

/** The best `top` found so far: higher scores first, equal scores by id in code-unit order. */
export interface Nearest {
  readonly top: number
  /** Nobody below this score can be among the answers any more. Somebody at it still can. */
  bar(): number
  /** Whether `offer` would keep them: asked before anything costly is done about a candidate. */
  wants(handle: number, score: number): boolean
  /** Each person once. */
  offer(found: Found): void
  /** Raises the bar to a score that at least `top` people are known to reach. */
  raise(bar: number): void
  list(): readonly Found[]
}

export function nearest(top: number, floor: number, ids: Pick<IdTable, 'idOf'>): Nearest {
  // A heap: the last of those kept lies first, where it is replaced.
  const kept: Found[] = []
  let bar = floor

  function precedes(handle: number, score: number, other: Found): boolean {
    return score > other.score || (score === other.score && ids.idOf(handle) < ids.idOf(other.handle))
  }

  function wants(handle: number, score: number): boolean {
    if (score < bar || score === 0 || top === 0) return false
    const last = kept[0]
    return kept.length < top || last === undefined || precedes(handle, score, last)
  }

  function comesLater(a: number, b: number): boolean {
    const [one, other] = [kept[a], kept[b]]
    return one !== undefined && other !== undefined && precedes(other.handle, other.score, one)
  }

  function swap(a: number, b: number): void {
    const [one, other] = [kept[a], kept[b]]
    if (one === undefined || other === undefined) return
    kept[a] = other
    kept[b] = one
  }

  function rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >>> 1
      if (!comesLater(at, parent)) return
      swap(at, parent)
      at = parent
    }
  }

  function sink(): void {
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      const later = left + 1 < kept.length && comesLater(left + 1, left) ? left + 1 : left
      if (later >= kept.length || !comesLater(later, at)) return
      swap(at, later)
      at = later
    }
  }

  return {
    top,
    bar: () => bar,
    wants,
    offer(found) {
      if (!wants(found.handle, found.score)) return
      if (kept.length < top) {
        rise(kept.push(found) - 1)
      } else {
        kept[0] = found
        sink()
      }
      if (kept.length === top) bar = Math.max(bar, kept[0]?.score ?? 0)
    },
    raise(higher) {
      bar = Math.max(bar, higher)
    },
    list: () => kept.toSorted((a, b) => (precedes(a.handle, a.score, b) ? -1 : 1)),
  }
}
