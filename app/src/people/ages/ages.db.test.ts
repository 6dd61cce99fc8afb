import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { nobody } from '../../platform/db/index.ts'
import { loadAges, loadZones } from './ages.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const reaches = async (born: string, country: string, kind = 'majority'): Promise<string | undefined> => {
  const found = await app.services.database.begin('identity', nobody, (trx) =>
    sql<{ day: string }>`select people.reaches(${kind}, ${born}::date, ${country}) as day`.execute(trx),
  )
  return found.rows[0]?.day
}

describe('the ages shipped', () => {
  it.each(['majority', 'assent'] as const)('of %s each name their statute and begin once', (kind) => {
    const rules = loadAges(kind)
    expect(rules.length).toBeGreaterThan(5)
    expect(rules.filter((rule) => rule.source.length < 8 || !(rule.years > 0))).toEqual([])
    expect(new Set(rules.map((rule) => `${rule.country} ${rule.validFrom}`)).size).toBe(rules.length)
  })

  it.each(['majority', 'assent'] as const)(
    'of %s treat an unknown country as the strictest of those known',
    (kind) => {
      const rules = loadAges(kind)
      const known = rules.filter((rule) => rule.country !== '*' && rule.validTo === undefined)
      expect(rules.find((rule) => rule.country === '*')?.years).toBe(Math.min(...known.map((r) => r.years)))
    },
  )

  it('come with the zone of every country that has a majority', () => {
    const zones = new Set(loadZones().map(({ country }) => country))
    expect(loadAges('majority').filter(({ country }) => !zones.has(country))).toEqual([])
  })
})

describe('a birthday', () => {
  it('of somebody born on 29 February is 1 March where the year has none', async () => {
    expect(await reaches('2008-02-29', 'ES')).toBe('2026-03-01')
    expect(await reaches('2008-02-28', 'ES')).toBe('2026-02-28')
    expect(await reaches('2008-03-01', 'ES')).toBe('2026-03-01')
    expect(await reaches('2008-02-29', 'AT', 'assent')).toBe('2016-02-29')
  })

  it('of every day of a leap year is the same day and month, 18 years on', async () => {
    const found = await app.services.database.begin('identity', nobody, (trx) =>
      sql<{ wrong: number; days: number }>`
        select count(*)::int as days, count(*) filter (where people.reaches('majority', d::date, 'RO')
          <> make_date(2026, extract(month from d)::int, 1) + (extract(day from d)::int - 1))::int as wrong
        from generate_series(date '2008-01-01', date '2008-12-31', interval '1 day') d`.execute(trx),
    )
    expect(found.rows[0]).toEqual({ wrong: 0, days: 366 })
  })

  it('waits for the day a law that lowered the age began, and not longer', async () => {
    expect(await reaches('2002-04-01', 'JP')).toBe('2022-04-01')
    expect(await reaches('2002-03-31', 'JP')).toBe('2022-03-31')
    expect(await reaches('2004-04-01', 'JP')).toBe('2022-04-01')
    expect(await reaches('2004-04-02', 'JP')).toBe('2022-04-02')
    expect(await reaches('2003-08-10', 'JP')).toBe('2022-04-01')
  })
})
