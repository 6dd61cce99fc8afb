import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { aHousehold, type Household } from '../../../test/household.ts'
import { days } from '../clock/index.ts'
import { keepRetention, readRecords } from './index.ts'

let app: TestApp
let home: Household
beforeAll(async () => {
  app = await testApp()
  home = await aHousehold(app)
}, 120_000)
afterAll(async () => {
  await home.close()
  await app.close()
})

const sessions = async (): Promise<number> =>
  (await home.behind.query('select from people.session')).rowCount ?? 0
const lastRun = async (): Promise<{ rules: number; deleted: Record<string, number> }> =>
  (await home.behind.query('select rules, deleted from platform.retention_run order by id desc limit 1'))
    .rows[0]

describe('the nightly run', () => {
  it('deletes what the records say has lasted long enough, not a day before, and writes down what went', async () => {
    const there = await sessions()
    app.clock.move(days(29))
    await keepRetention(app.services)
    expect(await sessions()).toBe(there)
    app.clock.move(days(2))
    await keepRetention(app.services)
    expect(await sessions()).toBe(0)
    const { rules, deleted } = await lastRun()
    expect(deleted['people.session']).toBe(there)
    const told = (await readRecords())
      .flatMap(({ tables }) => tables)
      .flatMap(({ keep }) => keep.filter(({ kind }) => kind === 'after'))
    expect(rules).toBe(told.length)
  })

  it('may run twice', async () => {
    await keepRetention(app.services)
    await keepRetention(app.services)
    expect((await lastRun()).deleted).toEqual({})
  })
})
