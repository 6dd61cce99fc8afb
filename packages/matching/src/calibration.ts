/** Version of the table below; it changes with the settings it was counted under. */
export const CALIBRATION_VERSION = 'diseases-1-2023-01-27'

/**
 * Mean score of the first disease in a tenth of 1,033 clean development cases (every second of 2,066; annotations
 * 2023-01-27), and how often it was the diagnosis; tenths that fell were put together. `npm run bench -- disease-accuracy` prints
 * the like for all. The settings were chosen on these cases, so expect somewhat less. Between two lines the line is straight;
 * beyond the last tenth nothing is claimed.
 */
const TABLE: readonly (readonly [score: number, right: number])[] = [
  [0, 0],
  [0.0019, 0.03],
  [0.0033, 0.09],
  [0.0064, 0.19],
  [0.0113, 0.25],
  [0.0247, 0.26],
  [0.0404, 0.38],
  [0.074, 0.5],
  [0.234, 0.71],
  [1, 0.71],
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
