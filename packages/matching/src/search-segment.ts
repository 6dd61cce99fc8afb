import { hasBit } from './bitmap.ts'
import { clearRows, countRows, type Scratch } from './count-rows.ts'
import { type Looked, offer, type Search } from './offer.ts'
import type { PlannedTerm } from './plan.ts'
import { type SharedNeeded, sharedNeeded } from './score.ts'
import { BIT_WORDS, diseasesAt } from './segment.ts'

/**
 * Of what a row must share, the part that uncounted terms may bring. At 1 the least is counted, and the most rows are
 * scored afterwards.
 */
const LEFT_OUT_SHARE = 0.6
/** Of the most anybody caught shares, what those share who are scored first. */
const FIRST_SHARE = 0.75

/**
 * Finds the nearest people of one segment.
 *
 * The bar tells how much a row must share. The densest terms, which all together bring less than that, are left out of
 * the counting (the prefix filter of similarity joins, which is also MaxScore's "non-essential lists"): whoever shares
 * only those cannot reach the bar. Whoever reaches it without them is caught while counting, and gets what the left out
 * terms bring from the bits of the row.
 *
 * Sources: Chaudhuri et al. 2006, doi:10.1109/ICDE.2006.9; Turtle and Flood 1995, doi:10.1016/0306-4573(95)00020-H.
 */
export function searchSegment(search: Search, { plan, may }: Looked, scratch: Scratch): void {
  const { segment, bits, lists } = plan
  const needed = neededNow(search)
  const least = needed.fixed + needed.perWeight * segment.lightest
  let leftOut = 0
  let first = 0
  for (; first < bits.length; first++) {
    const term = bits[first]
    if (term === undefined) break
    if (term.from !== term.to && leftOut + term.weight > least * LEFT_OUT_SHARE) break
    leftOut += term.weight
  }
  const enough = Math.ceil(least - leftOut)
  const terms = [...bits.slice(first), ...lists].sort((a, b) => b.to - b.from - (a.to - a.from))
  const caught = countRows(scratch, segment, { terms, enough })
  scoreCaught(search, { plan, may }, { scratch, caught, left: bits.slice(0, first), leftOut })
  clearRows(scratch, segment, terms)
}

interface Caught {
  readonly scratch: Scratch
  readonly caught: number
  readonly left: readonly PlannedTerm[]
  readonly leftOut: number
}

/** First those who share most, so that the bar is high when the many others come. */
function scoreCaught(search: Search, looked: Pick<Looked, 'plan' | 'may'>, of: Caught): void {
  const { sums, caught } = of.scratch
  let most = 0
  for (let at = 0; at < of.caught; at++) most = Math.max(most, sums[caught[at] ?? 0] ?? 0)
  const middle = Math.floor(most * FIRST_SHARE)
  scoreBetween(search, looked, of, { from: middle, below: most + 1 })
  scoreBetween(search, looked, of, { from: 0, below: middle })
}

function scoreBetween(
  search: Search,
  { plan, may }: Pick<Looked, 'plan' | 'may'>,
  of: Caught,
  { from, below }: { readonly from: number; readonly below: number },
): void {
  const { bonus } = search
  const { segment } = plan
  const { weights, bits } = segment
  const { sums, caught } = of.scratch
  const word = Uint8Array.from(of.left, ({ bit }) => bit >>> 5)
  const shift = Uint8Array.from(of.left, ({ bit }) => bit & 31)
  const weight = Uint32Array.from(of.left, (term) => term.weight)
  let { fixed, perWeight } = neededNow(search)
  for (let at = 0; at < of.caught; at++) {
    const row = caught[at] ?? 0
    let shared = sums[row] ?? 0
    if (shared < from || shared >= below) continue
    const least = fixed + perWeight * (weights[row] ?? 0)
    if (shared + of.leftOut < least || !hasBit(may, row)) continue
    const base = row * BIT_WORDS
    for (let next = 0; next < word.length; next++) {
      const has = ((bits[base + (word[next] ?? 0)] ?? 0) >>> (shift[next] ?? 0)) & 1
      shared += has * (weight[next] ?? 0)
    }
    if (shared < least) continue
    // Who has one of the first diseases was scored before.
    if (bonus.first.length > 0 && bonus.of(diseasesAt(segment, row)) > bonus.others) continue
    if (offer(search, segment, row, shared)) ({ fixed, perWeight } = neededNow(search))
  }
}

/** What somebody must share whose diseases are none of the first. A hair less, as the difference is rounded. */
function neededNow({ keep, bonus, query, beta }: Search): SharedNeeded {
  const likeness = keep.bar() * bonus.scale - bonus.others - 1e-12
  return sharedNeeded(Math.max(0, likeness), query.total, beta)
}
