import { eachBit, hasBit } from './bitmap.ts'
import { type Counted, clearRows, countRows, type Scratch } from './count-rows.ts'
import { type Looked, offer, type Search } from './offer.ts'
import { type Overlay, overlayOf, type Plan, type PlannedTerm, sharedBits } from './plan.ts'
import { type SharedNeeded, sharedNeeded } from './score.ts'
import { diseasesAt } from './segment.ts'

/**
 * Of what a row must share, the part that uncounted terms may bring. At 1 the least is counted, and the most rows are
 * scored afterwards.
 */
const LEFT_OUT_SHARE = 0.6
/** Of the most anybody caught shares, what those share who are scored first. */
const FIRST_SHARE = 0.75
/** Where at most one row in so many may be an answer, each of these is looked at and no others need be caught. */
const FEW = 24

/**
 * Finds the nearest people of one segment.
 *
 * The bar tells how much a row must share. The densest terms, which all together bring less than that, are left out of
 * the counting (the prefix filter of similarity joins, which is also MaxScore's "non-essential lists"): whoever shares
 * only those cannot reach the bar. Whoever reaches it without them is caught while counting, and gets what the left out
 * terms bring from the bits of the row. Whoever has a disease that adds to the score need share less: the difference is
 * given to them as points before the counting begins, so that one threshold serves all.
 *
 * Sources: Chaudhuri et al. 2006, doi:10.1109/ICDE.2006.9; Turtle and Flood 1995, doi:10.1016/0306-4573(95)00020-H.
 */
export function searchSegment(search: Search, { plan, may, count }: Looked, scratch: Scratch): void {
  const { segment, bits, lists, diseases } = plan
  const points = pointsFor(search, plan)
  const { fixed, perWeight } = neededNow(search, search.bonus.others)
  const least = fixed + perWeight * segment.lightest
  if (count * FEW <= segment.rows) {
    const counted = { diseases, points, terms: lists }
    countRows(scratch, segment, counted, Number.POSITIVE_INFINITY)
    let caught = 0
    eachBit(may, (row) => {
      scratch.caught[caught++] = row
    })
    scoreCaught(search, { plan, may }, { scratch, caught, ...leaving(bits) })
    clearRows(scratch, segment, counted)
    return
  }
  const { first, leftOut } = leaveOut(bits, least * LEFT_OUT_SHARE)
  const terms = [...bits.slice(first), ...lists].sort((a, b) => b.to - b.from - (a.to - a.from))
  const counted: Counted = { diseases, points, terms }
  const caught = countRows(scratch, segment, counted, Math.ceil(least - leftOut))
  scoreCaught(search, { plan, may }, { scratch, caught, ...leaving(bits.slice(0, first)) })
  clearRows(scratch, segment, counted)
}

/** How many of the first bits bring no more than `most`, and what they bring. Those without a list must be left out. */
function leaveOut(bits: readonly PlannedTerm[], most: number) {
  let leftOut = 0
  let first = 0
  for (const { from, to, weight } of bits) {
    if (from !== to && leftOut + weight > most) break
    leftOut += weight
    first++
  }
  return { first, leftOut }
}

function leaving(bits: readonly PlannedTerm[]) {
  return { left: overlayOf(bits), leftOut: bits.reduce((sum, { weight }) => sum + weight, 0) }
}

/** How much less of what they must share the people of each disease need share. At the heaviest it is most. */
function pointsFor(search: Search, { segment, diseases }: Plan): Uint32Array {
  const at = ({ fixed, perWeight }: SharedNeeded) => fixed + perWeight * segment.heaviest
  const least = at(neededNow(search, search.bonus.others))
  return Uint32Array.from(diseases, ({ amount }) =>
    Math.max(1, Math.ceil(least - at(neededNow(search, amount)))),
  )
}

interface Caught {
  readonly scratch: Scratch
  readonly caught: number
  readonly left: Overlay
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
  const { weights } = segment
  const { sums, points, caught } = of.scratch
  let { fixed, perWeight } = neededNow(search, bonus.others)
  for (let at = 0; at < of.caught; at++) {
    const row = caught[at] ?? 0
    const sum = sums[row] ?? 0
    if (sum < from || sum >= below) continue
    const weight = weights[row] ?? 0
    const given = points[row] ?? 0
    let shared = sum - given
    let least = fixed + perWeight * weight
    if (given !== 0) {
      const needed = neededNow(search, bonus.of(diseasesAt(segment, row)))
      least = needed.fixed + needed.perWeight * weight
    }
    if (shared + of.leftOut < least || !hasBit(may, row)) continue
    shared += sharedBits(segment, row, of.left)
    if (shared < least) continue
    if (offer(search, segment, row, shared)) ({ fixed, perWeight } = neededNow(search, bonus.others))
  }
}

/** What somebody must share whose diseases add so much. A hair less, as the difference is rounded. */
function neededNow({ keep, bonus, query, beta }: Search, added: number): SharedNeeded {
  const likeness = keep.bar() * bonus.scale - added - 1e-12
  return sharedNeeded(Math.max(0, likeness), query.total, beta)
}
