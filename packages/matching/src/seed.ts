import { type Bitmap, hasBit } from './bitmap.ts'
import { clearRows, countRows, type Scratch } from './count-rows.ts'
import type { Plan } from './plan.ts'

/** A row that shares much of what is most telling. */
export interface Promising {
  readonly at: number
  readonly row: number
  readonly sum: number
}

/** Entries of lists read to find promising rows: a floor for small indexes, a share of all people for large ones. */
const LEAST_READ = 2_048
const READ_SHARE = 1 / 24

/**
 * Rows that share most of the most telling terms, found by reading only the shortest lists: scored first, they set the
 * bar high before anything long is read. A guess that changes no answer.
 */
export function promisingRows(
  plans: readonly Plan[],
  of: {
    readonly scratch: Scratch
    readonly count: number
    readonly allowed: readonly (Bitmap | undefined)[]
    /** What sharing everything comes to: what a disease adds is held against it. */
    readonly worth: number
  },
): readonly Promising[] {
  const { scratch, count, allowed, worth } = of
  const tells = telling(plans)
  let best: Promising[] = []
  let enough = 1
  plans.forEach((plan, at) => {
    const { segment, diseases } = plan
    const terms = [...plan.lists, ...plan.bits].filter((term) => term.to > term.from && tells.has(term.at))
    const points = diseases.map(({ amount }) => Math.ceil(amount * worth))
    const counted = { diseases, points, terms }
    const caught = countRows(scratch, segment, counted, enough)
    const may = allowed[at] ?? segment.live
    for (let next = 0; next < caught; next++) {
      const row = scratch.caught[next] ?? 0
      if (!hasBit(may, row)) continue
      best.push({ at, row, sum: scratch.sums[row] ?? 0 })
      if (best.length < 4 * count) continue
      best = highest(best, count)
      enough = (best.at(-1)?.sum ?? 0) + 1
    }
    clearRows(scratch, segment, counted)
  })
  return highest(best, count)
}

function highest(rows: Promising[], count: number): Promising[] {
  return rows.sort((a, b) => b.sum - a.sum).slice(0, count)
}

/** Positions in the query of the terms that bring most for each row their lists make one read. */
function telling(plans: readonly Plan[]): ReadonlySet<number> {
  const lengths = new Map<number, { readonly weight: number; length: number }>()
  let people = 0
  for (const { segment, bits, lists } of plans) {
    people += segment.rows
    for (const { at, weight, from, to } of [...bits, ...lists]) {
      const term = lengths.get(at) ?? { weight, length: 0 }
      term.length += from === to ? Number.POSITIVE_INFINITY : to - from
      lengths.set(at, term)
    }
  }
  const chosen = new Set<number>()
  let left = Math.max(LEAST_READ, people * READ_SHARE)
  for (const [at, { length }] of [...lengths].sort(
    ([, a], [, b]) => b.weight / b.length - a.weight / a.length,
  )) {
    left -= length
    if (left < 0) break
    chosen.add(at)
  }
  return chosen
}
