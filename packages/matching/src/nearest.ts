import type { Profile } from './profile.ts'

/** Somebody found, and how near they are. */
interface Found {
  readonly score: number
  readonly profile: Profile
}

/** The best `top` found so far: higher scores first, equal scores by id in code-unit order. */
export interface Nearest {
  readonly top: number
  /** Nobody below this score can be among the answers any more. Somebody at it still can. */
  bar(): number
  /** Whether `offer` would keep them: asked before anything costly is done about a candidate. */
  wants(id: string, score: number): boolean
  offer(found: Found): void
  /** Raises the bar to a score that at least `top` people are known to reach. */
  raise(bar: number): void
  list(): readonly Found[]
}

export function nearest(top: number, floor: number): Nearest {
  const kept: Found[] = []
  let bar = floor

  function wants(id: string, score: number): boolean {
    if (score < bar || score === 0 || top === 0) return false
    const last = kept[top - 1]
    return last === undefined || precedes(id, score, last)
  }

  return {
    top,
    bar: () => bar,
    wants,
    offer(found) {
      const { id } = found.profile
      if (!wants(id, found.score)) return
      let low = 0
      for (let high = kept.length; low < high; ) {
        const middle = (low + high) >>> 1
        const there = kept[middle]
        if (there !== undefined && precedes(id, found.score, there)) high = middle
        else low = middle + 1
      }
      kept.splice(low, 0, found)
      if (kept.length > top) kept.pop()
      bar = Math.max(bar, kept[top - 1]?.score ?? 0)
    },
    raise(higher) {
      bar = Math.max(bar, higher)
    },
    list: () => kept,
  }
}

function precedes(id: string, score: number, other: Found): boolean {
  return score > other.score || (score === other.score && id < other.profile.id)
}
