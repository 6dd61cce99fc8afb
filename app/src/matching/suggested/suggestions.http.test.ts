import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { keepRetention } from '../../platform/records/index.ts'
import { chooses, type Joined, joined } from '../like-me/joined.factory.ts'

const present = ['HP:0002359', 'HP:0003551', 'HP:0003391']
const year = 365 * 86_400_000

let app: TestApp
let behind: pg.Client
let reader: Joined
let near: Joined

beforeAll(async () => {
  app = await testApp()
  behind = new pg.Client(app.superuser)
  await behind.connect()
  reader = await joined(app, { member: { nickname: 'reader' }, present })
  near = await joined(app, { member: { nickname: 'near' }, present })
  await app.services.matching.rebuild()
}, 120_000)
beforeEach(() => behind.query('delete from matching.suggestion'))
afterAll(async () => {
  await behind.end()
  await app.close()
})

/** The clock moves by days here, and no session lasts as long. */
const signedIn = async (who: Joined): Promise<Joined> => ({ ...who, cookie: await app.signIn(who.accountId) })
const look = async (): Promise<Response> =>
  app.request(`/en/persons/${reader.personId}/like-me`, { as: (await signedIn(reader)).cookie })
const why = async (): Promise<string> => {
  const { cookie } = await signedIn(reader)
  return (await app.request(`/en/persons/${reader.personId}/like-me/${near.personId}`, { as: cookie })).text()
}
type Row = {
  readonly member_id: string
  readonly score: number
  readonly symptoms: number
  readonly diagnosis: number
  readonly at: Date
  readonly version: string
  readonly settings: Readonly<Record<string, unknown>>
}
const rows = async (): Promise<readonly Row[]> =>
  (
    await behind.query<Row>(
      `select s.*, e.version, e.settings from matching.suggestion s
      join matching.engine_settings e on e.sha256 = s.settings_sha256 where s.account_id = $1`,
      [reader.accountId],
    )
  ).rows

describe('a suggestion', () => {
  it('is kept once with its parts, the version of the engine and every setting', async () => {
    await Promise.all([look(), look()])
    app.clock.move(60_000)
    await look()
    const [row, ...others] = await rows()
    expect(others).toEqual([])
    expect(row?.member_id).toBe(near.personId)
    expect(row?.score).toBeCloseTo((row?.symptoms ?? 0) + (row?.diagnosis ?? 0), 5)
    expect(row?.version).toBe('tversky-1 + diseases-1')
    expect(Object.keys(row?.settings ?? {}).toSorted()).toEqual([
      'calibration',
      'diseases',
      'people',
      'variety',
      'vocabulary',
    ])
  })

  it('tells on its own page since when it is shown, and by which engine, whatever day it is', async () => {
    await look()
    const [row] = await rows()
    app.clock.move(86_400_000)
    const html = await why()
    expect(html).toContain('Shown to you first on')
    expect(html).toContain('tversky-1 + diseases-1')
    expect((await rows())[0]?.at).toEqual(row?.at)
  })

  it.each([
    ['be-matched', () => near],
    ['be-matched', () => reader],
    ['membership', () => near],
  ] as const)('is gone with the choice “%s” of either side, in the same act', async (purpose, who) => {
    await look()
    expect(await rows()).toHaveLength(1)
    await chooses(app, await signedIn(who()), purpose, 'withdraw')
    expect(await rows()).toEqual([])
    await chooses(app, await signedIn(who()), purpose)
  })

  it('is nobody else’s to read: the database shows an account its own rows alone', async () => {
    await look()
    const seen = async (accountId: string): Promise<number> =>
      app.services.database.begin('identity', { accountId }, async (trx) => {
        const found = await sql<{ n: number }>`select count(*)::int as n from matching.suggestion`.execute(
          trx,
        )
        return found.rows[0]?.n ?? 0
      })
    expect(await seen(reader.accountId)).toBe(1)
    expect(await seen(near.accountId)).toBe(0)
  })

  it('is forgotten with a person who is erased', async () => {
    const leaves = await joined(app, { member: { nickname: 'leaves' }, present })
    await app.services.matching.rebuild()
    await look()
    expect(await rows()).toHaveLength(2)
    await behind.query('delete from people.person where id = $1', [leaves.personId])
    expect(await rows()).toHaveLength(1)
  })

  it('is kept for years, and not for ever', async () => {
    await look()
    app.clock.move(4 * year)
    await keepRetention(app.services)
    expect(await rows()).toHaveLength(1)
    app.clock.move(2 * year)
    await keepRetention(app.services)
    expect(await rows()).toEqual([])
  })
})
