/**
 * All weights here are integers in 1/128 nat: twice the quantised information content, so that the half weight of
 * an uncertain symptom is an integer too.
 */
export const SURE = 2
export const UNSURE = 1

/**
 * Tversky's contrast over weighted, ancestor-closed sets with α = 1:
 * `shared / (asked + β (theirs − shared))`. 0 when nothing is shared, 1 when they have everything asked and nothing
 * else. An uncertain symptom is a member of the asker's set to the degree ½, and so is what it shares.
 *
 * Source: Tversky 1977, doi:10.1037/0033-295X.84.4.327.
 */
export function tversky(shared: number, asked: number, theirs: number, beta: number): number {
  return shared === 0 ? 0 : shared / (asked + beta * (theirs - shared))
}

/** The best likeness anybody could have whose weight lies in a range: as much shared as both sides allow. */
export function bestWithin(
  range: { readonly lightest: number; readonly heaviest: number },
  asked: number,
  beta: number,
): number {
  const theirs = Math.min(Math.max(asked, range.lightest), range.heaviest)
  return tversky(Math.min(asked, theirs), asked, theirs, beta)
}

/** What somebody must share, depending on the weight of what they have. */
export interface SharedNeeded {
  readonly fixed: number
  readonly perWeight: number
}

/**
 * The likeness solved for `shared`: somebody of weight `theirs` reaches it only with at least
 * `fixed + perWeight × theirs` shared. Rounded down by a hair, since a bound may let through but never turn away.
 */
export function sharedNeeded(likeness: number, asked: number, beta: number): SharedNeeded {
  const slack = (1 - 1e-9) / (1 + likeness * beta)
  return { fixed: likeness * asked * slack, perWeight: likeness * beta * slack }
}
