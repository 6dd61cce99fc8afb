import { type Diagnosed, shares } from './disease-cases.ts'
import type { Measure } from './reference-measures.ts'

const RANKS = [1, 3, 10, 50] as const
/** A band of scores is told only with as many cases. */
const BAND_CASES = 100

/** Counted from 1; infinite when it is not there. */
export function rankOf(ranked: readonly string[], id: string | undefined): number {
  const at = id === undefined ? -1 : ranked.indexOf(id)
  return at === -1 ? Number.POSITIVE_INFINITY : at + 1
}

/** The rank of each diagnosis when every disease is scored; equal scores by id, as `diseases` are sorted. */
export function ranksBy(
  measure: Measure,
  diseases: readonly string[],
  clean: readonly Diagnosed[],
): readonly number[] {
  const rowOf = new Map(diseases.map((id, row) => [id, row]))
  return clean.map(({ person, disease }) => {
    const scores = measure(person.present)
    const row = rowOf.get(disease) ?? -1
    const own = scores[row] ?? Number.NEGATIVE_INFINITY
    let rank = 1
    scores.forEach((score, at) => {
      if (score > own || (score === own && at < row)) rank++
    })
    return rank
  })
}

export function reportRow(
  name: string,
  clean: readonly Diagnosed[],
  ranks: readonly number[],
): readonly string[] {
  return [
    name,
    ...RANKS.map((rank) => {
      const { cases, diseases } = shares(
        clean,
        ranks.map((each) => each <= rank),
      )
      return `${cases.toFixed(1)} (${diseases.toFixed(1)})`
    }),
  ]
}

/** Answers sorted by score in bands of equally many: the score a band begins at, and how often it was right. */
export function beliefBands(
  answers: readonly { readonly score: number; readonly right: boolean }[],
): readonly (readonly string[])[] {
  const sorted = answers.toSorted((a, b) => a.score - b.score)
  const bands = Math.max(1, Math.min(10, Math.floor(sorted.length / BAND_CASES)))
  return Array.from({ length: bands }, (_, band) => {
    const within = sorted.slice(
      Math.floor((band * sorted.length) / bands),
      Math.floor(((band + 1) * sorted.length) / bands),
    )
    const mean = within.reduce((sum, { score }) => sum + score, 0) / within.length
    const right = within.filter((answer) => answer.right).length / within.length
    return [(within[0]?.score ?? 0).toFixed(4), mean.toFixed(4), String(within.length), right.toFixed(3)]
  })
}
