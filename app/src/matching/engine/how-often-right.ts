type Line = readonly [from: number, right: number]

/**
 * How often a match among the ten nearest shared the asker's diagnosis: by the whole score, and by likeness alone, which is all
 * there is of somebody without a diagnosis. `npm run bench -- calibrate-matches` prints both; the lines are its last column
 * at the middle of each step, smoothed where a step fell. 3,944 development cases, same-paper candidates dropped, annotations of
 * 2023-01-27; the engine's own weights were learned on these cases, too, and among many more people chance reaches higher.
 */
export const matchCalibration = {
  version: 'matches-1',
  byScore: [
    [0.025, 0],
    [0.125, 0.004],
    [0.175, 0.006],
    [0.225, 0.011],
    [0.275, 0.018],
    [0.325, 0.041],
    [0.375, 0.065],
    [0.425, 0.12],
    [0.475, 0.217],
    [0.525, 0.35],
    [0.575, 0.532],
    [0.625, 0.648],
    [0.675, 0.688],
    [0.725, 0.723],
    [0.775, 0.736],
    [0.825, 0.964],
    [0.875, 0.982],
    [0.95, 1],
  ] as readonly Line[],
  byLikeness: [
    [0.225, 0.028],
    [0.275, 0.039],
    [0.325, 0.049],
    [0.375, 0.073],
    [0.425, 0.128],
    [0.475, 0.176],
    [0.525, 0.228],
    [0.575, 0.293],
    [0.625, 0.382],
    [0.675, 0.437],
    [0.725, 0.478],
    [0.775, 0.497],
    [0.825, 0.562],
    [0.925, 0.6],
    [1, 0.62],
  ] as readonly Line[],
} as const

/** A match is called close where at least one of ten like it shared the diagnosis. */
const leastRight = 0.1

type Scored = {
  readonly score: number
  readonly likeness: number
  /** Somebody has a diagnosis the engine can weigh: then it is part of the score. */
  readonly isWeighed: boolean
}

/** 0..1. Between two lines the line is straight; beyond the last it stays. */
export const howOftenRight = ({ score, likeness, isWeighed }: Scored): number =>
  isWeighed ? onLine(matchCalibration.byScore, score) : onLine(matchCalibration.byLikeness, likeness)

export const closeEnough = ({ right }: { readonly right: number }): boolean => right >= leastRight

/** In words a family can hold on to: a percentage would promise more than was measured. */
export const oftenBands = [
  'nearly-all',
  'three-in-four',
  'half',
  'one-in-three',
  'one-in-five',
  'one-in-ten',
  'fewer',
] as const
export type Often = (typeof oftenBands)[number]

const bandsFrom: readonly (readonly [number, Often])[] = [
  [0.85, 'nearly-all'],
  [0.63, 'three-in-four'],
  [0.42, 'half'],
  [0.27, 'one-in-three'],
  [0.15, 'one-in-five'],
  [0.07, 'one-in-ten'],
]

export const oftenOf = (right: number): Often => bandsFrom.find(([from]) => right >= from)?.[1] ?? 'fewer'

const onLine = (lines: readonly Line[], at: number): number => {
  const above = lines.findIndex(([from]) => from >= at)
  const [left, right] = [lines[above - 1], lines[above]]
  if (right === undefined) return lines.at(-1)?.[1] ?? 0
  if (left === undefined) return right[1]
  return left[1] + ((at - left[0]) / (right[0] - left[0])) * (right[1] - left[1])
}
