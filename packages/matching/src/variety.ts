import { MatchingError } from './error.ts'
import { requireShare } from './settings.ts'

/**
 * What each further person of one diagnosis loses. Six people of one diagnosis tell a family little more than the
 * first two, while one person of another may be the one they look for: a fellow came among the first ten in 77
 * instead of 71 % of the development cases.
 */
export const VARIETY = 0.06

/**
 * Makes room for other diagnoses among the nearest: somebody loses `step` for each nearer person who has one of
 * their diagnoses; the first of a diagnosis and people without one lose nothing. Nobody is left out.
 *
 * `ranked` is best first; equal scores keep their order. The answer is sorted by the lowered `score`, never below 0;
 * `variety` is what was taken away, so that `score + variety` is the nearness. Throws `invalid-option`.
 *
 * ```ts
 * varied([{ id: 'ana', score: 0.9 }, { id: 'ben', score: 0.88 }, { id: 'eva', score: 0.85 }],
 *   ({ id }) => (id === 'eva' ? ['OMIM:2'] : ['OMIM:1']), 0.06).map(({ id }) => id) // ['ana', 'eva', 'ben']
 * ```
 */
export function varied<Found extends { readonly score: number }>(
  ranked: readonly Found[],
  diagnosesOf: (found: Found) => readonly string[],
  step: number = VARIETY,
): readonly (Found & { readonly variety: number })[] {
  requireShare('step', step)
  const seen = new Map<string, number>()
  let before = Number.POSITIVE_INFINITY
  const lowered = ranked.map((found) => {
    if (!(found.score <= before)) {
      throw new MatchingError('invalid-option', 'People must come best first', 'ranked')
    }
    before = found.score
    const diagnoses = new Set(diagnosesOf(found))
    let nearer = 0
    for (const id of diagnoses) nearer = Math.max(nearer, seen.get(id) ?? 0)
    for (const id of diagnoses) seen.set(id, (seen.get(id) ?? 0) + 1)
    const variety = Math.min(found.score, step * nearer)
    return { ...found, score: found.score - variety, variety }
  })
  return lowered.sort((a, b) => b.score - a.score)
}
