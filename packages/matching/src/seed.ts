import { type Bitmap, hasBit } from './bitmap.ts'
import type { Scratch } from './count-rows.ts'
import type { Plan, PlannedTerm } from './plan.ts'

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
  {
    scratch,
    count,
    allowed,
  }: { readonly scratch: Scratch; readonly count: number; readonly allowed: readonly (Bitmap | undefined)[] },
): readonly Promising[] {
  const people = plans.reduce((sum, { segment }) => sum + segment.rows, 0)
  const limit = telling(plans, Math.max(LEAST_READ, people * READ_SHARE))
  let best: Promising[] = []
  let enough = 1
  plans.forEach((plan, at) => {
    const terms = [...plan.lists, ...plan.bits].filter(
      (term) => term.to > term.from && worth(term, plan) >= limit,
    )
    const { sums } = scratch
    const { listed, live } = plan.segment
    for (const { from, to, weight } of terms) {
      for (let place = from; place < to; place++) {
        const row = listed[place] ?? 0
        sums[row] = (sums[row] ?? 0) + weight
      }
    }
    const may = allowed[at] ?? live
    for (const { from, to } of terms) {
      for (let place = from; place < to; place++) {
        const row = listed[place] ?? 0
        const sum = sums[row] ?? 0
        sums[row] = 0
        if (sum < enough || !hasBit(may, row)) continue
        best.push({ at, row, sum })
        if (best.length < 4 * count) continue
        best = highest(best, count)
        enough = (best.at(-1)?.sum ?? 0) + 1
      }
    }
  })
  return highest(best, count)
}

function highest(rows: Promising[], count: number): Promising[] {
  return rows.sort((a, b) => b.sum - a.sum).slice(0, count)
}

/** What a term brings for each row its list makes one read. */
function worth({ weight, from, to }: PlannedTerm, { segment }: Plan): number {
  return (weight * segment.rows) / (to - from)
}

/** The least worth at which the lists of all terms worth more are together no longer than `budget`. */
function telling(plans: readonly Plan[], budget: number): number {
  const all = plans.flatMap((plan) =>
    [...plan.lists, ...plan.bits]
      .filter(({ from, to }) => to > from)
      .map((term) => ({ worth: worth(term, plan), length: term.to - term.from })),
  )
  all.sort((a, b) => b.worth - a.worth)
  let read = 0
  for (const { worth: least, length } of all) {
    read += length
    if (read >= budget) return least
  }
  return 0
}
