import { describe, expect, it } from 'vitest'
import { days } from '../../platform/clock/index.ts'
import { stepDue } from './age-steps.ts'

const majorityAt = new Date('2027-03-01T00:00:00Z')
const at = (after: number, steps: readonly string[] = [], answered = false) =>
  stepDue({ majorityAt, steps, answered }, new Date(majorityAt.getTime() + after))

describe('what is told about coming of age', () => {
  it('begins a year before, again three months before, then on the day', () => {
    expect(at(-days(366))).toBeUndefined()
    expect(at(-days(365))).toBe('year-before')
    expect(at(-days(200), ['year-before'])).toBeUndefined()
    expect(at(-days(92), ['year-before'])).toBe('quarter-before')
    expect(at(-1, ['quarter-before'])).toBeUndefined()
    expect(at(0, ['quarter-before'])).toBe('of-age')
  })

  it('reminds whoever has not answered, and stops once they have', () => {
    expect(at(days(14), ['of-age'])).toBe('reminder-1')
    expect(at(days(46), ['of-age', 'reminder-1'])).toBe('reminder-2')
    expect(at(days(80), ['of-age'])).toBe('reminder-3')
    expect(at(days(90), ['of-age'])).toBe('silent')
    expect(at(days(46), ['of-age'], true)).toBeUndefined()
  })

  it('never skips the day itself, however late the job runs', () => {
    expect(at(days(50), ['year-before'])).toBe('of-age')
    expect(at(days(100))).toBe('of-age')
  })
})
