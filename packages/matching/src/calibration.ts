/** Version of the table below; it changes with the settings it was counted under. */
export const CALIBRATION_VERSION = 'diseases-1-2023-01-27'

/** Score of the first disease, and how often it was the diagnosis. Between two lines the line is straight. */
const TABLE: readonly (readonly [score: number, right: number])[] = [
  [0, 0],
  [1, 1],
]

/** How often the first disease of an answer was right when it scored like this, 0..1. */
export function calibrated(score: number): number {
  const at = TABLE.findIndex(([from]) => from >= score)
  const above = TABLE[at]
  const below = TABLE[at - 1]
  if (above === undefined || below === undefined)
    return at === 0 ? (TABLE[0]?.[1] ?? 0) : (TABLE.at(-1)?.[1] ?? 0)
  const way = (score - below[0]) / (above[0] - below[0])
  return below[1] + way * (above[1] - below[1])
}
