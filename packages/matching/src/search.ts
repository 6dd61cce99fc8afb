import { countBits, eachBit } from './bitmap.ts'
import { asksRows, fulfils, rowsFulfilling } from './conditions.ts'
import type { Scratch } from './count-rows.ts'
import { nearest } from './nearest.ts'
import { type Looked, offer, type Search } from './offer.ts'
import { planFor, sharedAt } from './plan.ts'
import type { Profile } from './profile.ts'
import { bestWithin, tversky } from './score.ts'
import { searchSegment } from './search-segment.ts'
import { promisingRows } from './seed.ts'
import type { Segment } from './segment.ts'

/** Rows scored only to learn a bar that turns most others away. */
const LEAST_SEEDS = 96
/** Asked for more, no bar is worth learning. */
const MOST_SEEDED = 1_000
/** Scoring one row by itself takes as long as counting so many entries of lists. */
const ENTRIES_A_ROW = 256

/** Scores every profile of a short list. */
export function searchList(search: Search, profiles: Iterable<readonly [number, Profile]>): void {
  const { query, keep, bonus, conditions, admits, ids } = search
  for (const [handle, profile] of profiles) {
    let shared = 0
    for (const term of profile.closed) shared += query.weights[term] ?? 0
    const likeness = tversky(shared, query.total, profile.weight, search.beta)
    if (likeness === 0) continue
    const added = bonus.of(profile.diseases)
    const score = (likeness + added) / bonus.scale
    if (score < keep.bar() || !keep.wants(handle, score)) continue
    if (conditions !== undefined && !fulfils(handle, profile, conditions)) continue
    if (admits !== undefined && !admits(ids.idOf(handle), profile.facets.facets)) continue
    keep.offer({ score, likeness, bonus: added, handle, at: profile })
  }
}

/**
 * Finds the nearest people of some segments; the answer is the one scoring everybody would give.
 *
 * A few people that look promising are scored first: they set the bar. A segment whose best thinkable score lies below
 * it is passed over; the others are searched as `searchSegment` says.
 */
export function searchSegments(search: Search, segments: readonly Segment[], scratch: Scratch): void {
  const { query, beta, bonus, keep } = search
  const looked = segments
    .map((segment) => look(search, segment))
    .filter(({ count }) => count > 0)
    .map((one) => ({ ...one, best: bestWithin(one.plan.segment, query.total, beta) }))
    .sort((a, b) => b.best - a.best)
  const counted = looked.filter(worthCounting)
  for (const one of looked) if (!counted.includes(one)) searchEach(search, one)
  keep.raise(seed(search, counted, scratch))
  for (const one of counted) {
    if ((one.best + bonus.highest) / bonus.scale >= keep.bar()) searchSegment(search, one, scratch)
  }
}

function look(search: Search, segment: Segment): Looked {
  const plan = planFor(segment, search.query, search.bonus)
  if (!asksRows(search.conditions)) return { plan, may: segment.live, count: segment.alive }
  const may = rowsFulfilling(segment, search.conditions)
  return { plan, may, count: countBits(may) }
}

function worthCounting({ plan, count }: Looked): boolean {
  const entries = plan.lists.reduce((sum, { from, to }) => sum + to - from, 0)
  return count * ENTRIES_A_ROW > entries
}

function searchEach(search: Search, { plan, may }: Looked): void {
  eachBit(may, (row) => {
    offer(search, plan.segment, row, sharedAt(plan, row, search.query.weights))
  })
}

/** A score that `top` people are known to reach, 0 for none. */
function seed(search: Search, looked: readonly Looked[], scratch: Scratch): number {
  const { keep, ids } = search
  if (keep.top > MOST_SEEDED) return 0
  const best = nearest(keep.top, keep.bar(), ids)
  const promising = promisingRows(
    looked.map(({ plan }) => plan),
    {
      scratch,
      count: Math.max(LEAST_SEEDS, 2 * keep.top),
      allowed: looked.map(({ may }) => may),
      worth: search.query.total,
    },
  )
  for (const { at, row } of promising) {
    const plan = looked[at]?.plan
    if (plan === undefined) continue
    offer({ ...search, keep: best }, plan.segment, row, sharedAt(plan, row, search.query.weights))
  }
  return best.list().length < keep.top ? 0 : best.bar()
}
