import { describe, expect, it } from 'vitest'
import { closeEnough, howOftenRight, matchCalibration, oftenOf } from './how-often-right.ts'

const steps = Array.from({ length: 101 }, (_, at) => at / 100)

describe('how often a match was right', () => {
  it('never falls as somebody comes nearer, with or without a diagnosis, and stays a share', () => {
    for (const isWeighed of [true, false]) {
      const rights = steps.map((at) => howOftenRight({ score: at, likeness: at, isWeighed }))
      expect(rights.every((right) => right >= 0 && right <= 1)).toBe(true)
      expect(rights.toSorted((a, b) => a - b)).toEqual(rights)
    }
  })

  it('is read from the line: on a point its share, half-way the middle, beyond the last the last', () => {
    const [[from = 0, low = 0] = [], [to = 0, high = 0] = []] = matchCalibration.byScore.slice(6, 8)
    const at = (score: number) => howOftenRight({ score, likeness: 0, isWeighed: true })
    expect(at(from)).toBeCloseTo(low, 10)
    expect(at((from + to) / 2)).toBeCloseTo((low + high) / 2, 10)
    expect(at(1)).toBe(matchCalibration.byScore.at(-1)?.[1])
  })

  it('judges somebody without a diagnosis by likeness alone: the score could never reach as high', () => {
    const alike = { score: 0.46, likeness: 0.6 }
    expect(howOftenRight({ ...alike, isWeighed: false })).toBeGreaterThan(
      howOftenRight({ ...alike, isWeighed: true }),
    )
  })

  it('calls nobody close of whose like fewer than one in ten shared the diagnosis', () => {
    expect(closeEnough({ right: 0.099 })).toBe(false)
    expect(closeEnough({ right: 0.1 })).toBe(true)
  })

  it.each([
    [0.964, 'nearly-all'],
    [0.72, 'three-in-four'],
    [0.5, 'half'],
    [0.33, 'one-in-three'],
    [0.2, 'one-in-five'],
    [0.1, 'one-in-ten'],
    [0.04, 'fewer'],
  ] as const)('says of %d in words: %s', (right, words) => {
    expect(oftenOf(right)).toBe(words)
  })
})
