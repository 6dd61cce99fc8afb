import { describe, expect, it } from 'vitest'
import { ageInMonths, isInFuture } from './profile.ts'

const now = new Date('2026-11-22T10:00:00Z')

describe('the age', () => {
  it('grows on the first of the birth month', () => {
    expect(ageInMonths({ birthYear: 2022, birthMonth: 11 }, now)).toBe(48)
    expect(ageInMonths({ birthYear: 2022, birthMonth: 12 }, now)).toBe(47)
  })

  it('is never below nothing and is unknown without a year', () => {
    expect(ageInMonths({ birthYear: 2027, birthMonth: undefined }, now)).toBe(0)
    expect(ageInMonths({ birthYear: undefined, birthMonth: undefined }, now)).toBeUndefined()
  })
})

describe('a birth still to come', () => {
  it('is told by the month as well as by the year', () => {
    expect(isInFuture({ birthYear: 2026, birthMonth: 12 }, now)).toBe(true)
    expect(isInFuture({ birthYear: 2026, birthMonth: 11 }, now)).toBe(false)
    expect(isInFuture({ birthYear: 2027, birthMonth: undefined }, now)).toBe(true)
  })
})
