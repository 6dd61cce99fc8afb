import { expect, test } from 'vitest'
import { calibrated } from './calibration.ts'

test('a higher score was never right less often, and never more often than always', () => {
  let before = 0
  for (let step = 0; step <= 100; step++) {
    const right = calibrated(step / 100)
    expect(right).toBeGreaterThanOrEqual(before)
    expect(right).toBeLessThanOrEqual(1)
    before = right
  }
})
