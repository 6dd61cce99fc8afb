import { describe, expect, it } from 'vitest'
import { mostFailures, pauseAfter, secondsLeft } from './slow-down.ts'

const now = new Date('2026-11-22T10:00:00Z')

describe('the pause after failures', () => {
  it('is none for the first five quick ones, then grows, up to a quarter of an hour', () => {
    expect([0, 1, 4].map((failures) => pauseAfter(failures))).toEqual([0, 0, 0])
    expect([5, 6, 7].map((failures) => pauseAfter(failures) / 1000)).toEqual([2, 4, 8])
    expect(pauseAfter(mostFailures)).toBe(15 * 60_000)
  })

  it('never shrinks as failures grow', () => {
    for (let failures = 1; failures <= mostFailures; failures += 1)
      expect(pauseAfter(failures)).toBeGreaterThanOrEqual(pauseAfter(failures - 1))
  })

  it('is said in whole seconds, never zero while any is left', () => {
    const tries = { failures: 5, lastAt: new Date(now.getTime() - 1999) }
    expect(secondsLeft(tries, now)).toBe(1)
    expect(secondsLeft({ ...tries, lastAt: new Date(now.getTime() - 2000) }, now)).toBe(0)
    expect(secondsLeft(undefined, now)).toBe(0)
  })
})
