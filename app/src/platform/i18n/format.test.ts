import { describe, expect, it } from 'vitest'
import { formatDate, formatNumber, monthNames } from './format.ts'
import { localesOffered } from './locale.ts'
import { countries, countryName, isCountryCode, languageName } from './names.ts'

describe('dates', () => {
  it('write the month in words so that day and month cannot be confused', () => {
    expect(formatDate('en', '2026-05-03')).toBe('3 May 2026')
    expect(formatDate('es', '2026-05-03')).toBe('3 de mayo de 2026')
    expect(formatDate('ro', '2026-05-03')).toBe('3 mai 2026')
  })

  it('show the same day whatever the time zone of the machine', () => {
    expect(formatDate('en', '2026-05-03T23:59:59.000Z')).toBe('3 May 2026')
    expect(formatDate('en', '2026-05-03T00:00:00.000Z')).toBe('3 May 2026')
  })

  it('name the month alone when the day is not known', () => {
    expect(formatDate('en', '2021-02')).toBe('February 2021')
    expect(monthNames('ro')[4]).toBe('mai')
    expect(monthNames('en')).toHaveLength(12)
  })
})

describe('numbers', () => {
  it('are grouped as the reader of the language expects', () => {
    expect([formatNumber('en', 1234567.5), formatNumber('es', 1234), formatNumber('ro', 1234)]).toEqual([
      '1,234,567.5',
      '1.234',
      '1.234',
    ])
  })
})

describe('countries', () => {
  it('have a name in every language, never a bare code, never twice', () => {
    for (const locale of localesOffered(true)) {
      const list = countries(locale)
      expect(list).toHaveLength(250)
      expect(list.filter(({ code, name }) => code === name)).toEqual([])
      expect(new Set(list.map(({ name }) => name)).size).toBe(250)
    }
  })

  it('stand in the order of the reader’s alphabet', () => {
    const spanish = countries('es').map(({ name }) => name)
    expect(spanish.indexOf('Austria')).toBeGreaterThan(spanish.indexOf('Åland, Islas'))
    expect(spanish.indexOf('España')).toBeLessThan(spanish.indexOf('Estonia'))
  })

  it('and languages are named in the reader’s words, and an unknown code does no harm', () => {
    expect(countryName('ro', 'DE')).toBe('Germania')
    expect(languageName('es', 'ro')).toBe('rumano')
    expect(countryName('en', 'not a code')).toBe('not a code')
    expect([isCountryCode('RO'), isCountryCode('XX'), isCountryCode('ro')]).toEqual([true, false, false])
  })
})
