import { MatchingError } from './error.ts'
import type { Ontology } from './ontology.ts'

/** Quantised units in one nat. Uint16 holds contents up to 1,023 nats; real ones stay below 15. */
export const UNITS_PER_NAT = 64

/** How telling each term is: `-ln p`, where p is the share of profiles that have the term or a kind of it. */
export interface InformationContent {
  readonly ontology: Ontology
  /** By term index, in 1/64 nat. Never smaller than that of a broader term. */
  readonly weights: Uint16Array
  /** How many profiles were counted. */
  readonly profiles: number
  /** The (quantised) content of one term in nats. Throws `unknown-term`. */
  of(id: string): number
}

/**
 * Counts information content over profiles or disease annotations. Each is closed over the ontology first, so a
 * root that everybody has weighs 0. A term nobody has is counted as if one profile had it: its content is finite
 * and still at least that of every broader term. Empty profiles are not counted.
 *
 * Quantising to 1/64 nat costs no accuracy and makes every sum an integer, so that two implementations that agree
 * on the weights agree on every score, to the last bit.
 *
 * Source: Resnik 1995, doi:10.48550/arXiv.cmp-lg/9511007. Throws `unknown-term`, and `empty-profile` when nothing
 * was counted.
 *
 * ```ts
 * const counted = informationContent(ontology, [{ terms: ['HP:0001250'] }, { terms: ['HP:0000518'] }])
 * counted.of('HP:0001250') // ln 2 = 0.69 nat, kept to 1/64
 * ```
 */
export function informationContent(
  ontology: Ontology,
  profilesOrAnnotations: readonly { readonly terms: readonly string[] }[],
): InformationContent {
  const counts = new Uint32Array(ontology.size)
  let profiles = 0
  for (const { terms } of profilesOrAnnotations) {
    if (terms.length === 0) continue
    profiles++
    for (const index of ontology.close(terms.map(ontology.indexOf))) counts[index] = (counts[index] ?? 0) + 1
  }
  if (profiles === 0) throw new MatchingError('empty-profile', 'No profile with a term: nothing to count')
  const weights = Uint16Array.from(counts, (count) =>
    Math.round(Math.log(profiles / Math.max(1, count)) * UNITS_PER_NAT),
  )
  return {
    ontology,
    weights,
    profiles,
    of: (id) => (weights[ontology.indexOf(id)] ?? 0) / UNITS_PER_NAT,
  }
}
