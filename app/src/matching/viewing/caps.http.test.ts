import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { keepRetention } from '../../platform/records/index.ts'
import { type Joined, joined } from '../like-me/joined.factory.ts'
import { caps } from './caps.ts'

const present = ['HP:0002359', 'HP:0003551', 'HP:0003391']

let app: TestApp
let behind: pg.Client
let reader: Joined
const others: Joined[] = []

beforeAll(async () => {
  app = await testApp()
  behind = new pg.Client(app.superuser)
  await behind.connect()
  reader = await joined(app, { member: { nickname: 'reader' }, present })
  for (let at = 0; at < 3; at++)
    others.push(await joined(app, { member: { nickname: `near-${at}` }, present }))
  await app.services.matching.rebuild()
}, 120_000)
beforeEach(async () => {
  await behind.query('delete from matching.view')
  await behind.query('delete from matching.profile_request')
})
afterAll(async () => {
  await behind.end()
  await app.close()
})

/** As if the reader had seen this many different members today. */
const hasSeen = async (count: number, kind: 'list' | 'profile'): Promise<void> => {
  for (let at = 0; at < count; at++) {
    const id = randomUUID()
    await behind.query(`insert into platform.data_key (id, wrapped) values ($1, '\\x00')`, [id])
    await behind.query('insert into people.person (id, created_at) values ($1, now())', [id])
    await behind.query(
      'insert into matching.view values ($1, $2::timestamptz::date, $3, $4, $2::timestamptz)',
      [reader.accountId, app.clock.now(), kind, id],
    )
  }
}

const list = (): Promise<Response> =>
  app.request(`/en/persons/${reader.personId}/like-me`, { as: reader.cookie })
const open = (otherId: string): Promise<Response> =>
  app.request(`/en/persons/${reader.personId}/like-me/${otherId}`, { as: reader.cookie })
const other = (at: number): string => others[at]?.personId ?? ''

describe('the viewing caps (A8)', () => {
  it(`show no more than ${caps.listedADay} different members a day, and say so`, async () => {
    await hasSeen(caps.listedADay - 2, 'list')
    const html = await (await list()).text()
    expect([0, 1, 2].filter((at) => html.includes(other(at)))).toHaveLength(2)
    expect(html).toContain('You have seen many people today')
    const again = await (await list()).text()
    expect([0, 1, 2].filter((at) => again.includes(other(at)))).toHaveLength(2)
  })

  it('count each member once, however often they are seen', async () => {
    await list()
    await list()
    const counted = await behind.query<{ n: number }>('select count(*)::int as n from matching.view')
    expect(counted.rows[0]?.n).toBe(3)
  })

  it('hold when two requests come at the same moment', async () => {
    await hasSeen(caps.listedADay - 1, 'list')
    await Promise.all([list(), list(), list()])
    const counted = await behind.query<{ n: number }>('select count(*)::int as n from matching.view')
    expect(counted.rows[0]?.n).toBe(caps.listedADay)
  })

  it(`open no more than ${caps.profilesADay} different profiles a day; those opened stay open, and tomorrow is new`, async () => {
    await hasSeen(caps.profilesADay - 1, 'profile')
    expect(await (await open(other(0))).text()).toContain('near-0')
    const refused = await (await open(other(1))).text()
    expect(refused).toContain('Enough profiles for today')
    expect(refused).not.toContain('near-1')
    expect(await (await open(other(0))).text()).toContain('near-0')
    await behind.query(`update matching.view set day = day - 1`)
    expect(await (await open(other(1))).text()).toContain('near-1')
  })

  it('answer the same for somebody who does not exist once the day is used up', async () => {
    await hasSeen(caps.profilesADay, 'profile')
    const real = await (await open(other(0))).text()
    const stranger = randomUUID()
    const nobody = await (await open(stranger)).text()
    expect(nobody.replaceAll(stranger, 'ID')).toBe(real.replaceAll(other(0), 'ID'))
  })

  it(`end the session and raise the alert after ${caps.profileRequestsAnHour} requests in an hour, those for nobody counted`, async () => {
    const crawler = { ...reader, cookie: await app.signIn(reader.accountId) }
    const ask = (otherId: string): Promise<Response> =>
      app.request(`/en/persons/${crawler.personId}/like-me/${otherId}`, { as: crawler.cookie })
    for (let at = 0; at < caps.profileRequestsAnHour; at++) await ask(at % 2 === 0 ? other(0) : randomUUID())
    const ended = await ask(other(0))
    expect(await ended.text()).toContain('We signed you out')
    expect(ended.headers.getSetCookie().join()).toContain('s4r=;')
    expect((await ask(other(0))).headers.get('location')).toContain('/sign-in')
    await app.runJobs()
    const audited = await behind.query<{ because: string }>(
      `select because from access.audit where operation = 'matching.report-crawl' and verdict = 'yes'`,
    )
    expect(audited.rows).toHaveLength(1)
    expect(audited.rows[0]?.because).toContain(reader.accountId)
    reader = { ...reader, cookie: await app.signIn(reader.accountId) }
  })

  it('are forgotten after a week', async () => {
    await list()
    await open(other(0))
    app.clock.move(9 * 86_400_000)
    await keepRetention(app.services)
    const left = await behind.query(
      'select 1 from matching.view union all select 1 from matching.profile_request',
    )
    expect(left.rows).toEqual([])
  })
})
