import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { giveConsents } from '../../consent/index.ts'
import { aCarer, bringIn } from '../../people/index.ts'
import { days, hours } from '../../platform/clock/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { wordingsADay } from './day.ts'

let app: TestApp
let behind: pg.Client
let member: { accountId: string; personId: string; cookie: string }

beforeAll(async () => {
  app = await testApp({ env: { DEMO: '0' } })
  behind = new pg.Client(app.superuser)
  await behind.connect()
  const made = await app.services.database.begin('identity', nobody, (trx) =>
    bringIn(trx, app.services, aCarer({ of: 'Noa' })),
  )
  const [personId = ''] = made.personIds
  member = { ...made, personId, cookie: '' }
})
beforeEach(async () => {
  member = { ...member, cookie: await app.signIn(member.accountId) }
  await behind.query('delete from health.symptom')
  await behind.query('delete from consent.decision')
})
afterAll(async () => {
  await behind.end()
  await app.close()
})

const join = (ago: number) =>
  app.services.database.begin('identity', nobody, (trx) =>
    giveConsents(trx, {
      ...member,
      capacity: 'legal-representative',
      purposes: ['membership'],
      locale: 'en',
      now: new Date(app.clock.now().getTime() - ago),
    }),
  )

/** As if so many wordings had been written then; nobody wrote those a new vocabulary moved. */
const wrote = (count: number, ago: number, by: string | null = member.accountId) =>
  behind.query(
    `insert into health.symptom (entry, person_id, hpo_id, presence, onset, severity, course, certainty, provenance,
       recorded_by, recorded_at, superseded_at)
     select gen_random_uuid(), $1, 'HP:0002360', 'present', 'unknown', 'unsaid', 'unsaid', 'medium', 'self', $2, $3, $3
     from generate_series(1, $4)`,
    [member.personId, by, new Date(app.clock.now().getTime() - ago), count],
  )

const base = () => `/en/persons/${member.personId}/symptoms`
const add = (hpoId: string, more: Record<string, string> = {}) =>
  app.request(base(), { as: member.cookie, method: 'POST', form: { hpoId, words: 'as I say it', ...more } })
const tick = (...hpoIds: readonly string[]) =>
  app.request(`${base()}/several`, { as: member.cookie, method: 'POST', form: { 'hpoIds[]': hpoIds } })
const listed = async () =>
  (await behind.query('select entry, hpo_id from health.symptom where superseded_at is null')).rows

const terms = ['HP:0001250', 'HP:0000508', 'HP:0002359', 'HP:0001252', 'HP:0012378'] as const

describe('changing one’s own list to watch who appears', () => {
  it(`ends after ${wordingsADay.member} wordings in 24 hours, says when one can go on, and goes on then`, async () => {
    await join(days(3))
    await wrote(wordingsADay.member - 1, hours(20))
    expect((await add(terms[0])).status).toBe(303)
    const refused = await add(terms[1], { presence: 'absent' })
    const html = await refused.text()
    expect(refused.status).toBe(422)
    expect(html).toContain('please go on in about 4 hours')
    expect(html).toContain('Nothing is lost')
    expect(html).toMatch(/value="absent" checked/)
    expect(await listed()).toHaveLength(1)
    app.clock.move(hours(4))
    member = { ...member, cookie: await app.signIn(member.accountId) }
    expect((await add(terms[1])).status).toBe(303)
  })

  it('holds when requests come at the same moment', async () => {
    await join(days(3))
    await wrote(wordingsADay.member - 2, hours(1))
    const answers = await Promise.all(terms.map((term) => add(term)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 422, 422, 422])
    expect(await listed()).toHaveLength(2)
  })

  it('adds all of several or none, keeps what was ticked, and still lets one be removed', async () => {
    await join(days(3))
    await wrote(wordingsADay.member - 2, hours(1))
    expect((await add(terms[0])).status).toBe(303)
    const [{ entry }] = await listed()
    expect((await tick(terms[1], terms[2])).status).toBe(422)
    expect(await listed()).toHaveLength(1)
    const page = `${base()}/${entry}`
    expect(
      (await app.request(`${page}/remove`, { as: member.cookie, method: 'POST', form: {} })).status,
    ).toBe(303)
    expect(await listed()).toEqual([])
  })

  it('is not what somebody does who says the same again, nor what a new vocabulary does', async () => {
    await join(days(3))
    await wrote(500, hours(1), null)
    await wrote(wordingsADay.member - 1, hours(1))
    expect((await add(terms[0])).status).toBe(303)
    expect((await add(terms[0])).status).toBe(303)
    expect((await tick(terms[0])).status).toBe(303)
  })

  it('is not what a family does that writes down years at once, before it joins and on its first day', async () => {
    await wrote(wordingsADay.firstDay - 2, hours(2))
    expect((await add(terms[0])).status).toBe(303)
    await join(hours(1))
    expect((await add(terms[1])).status).toBe(303)
    expect((await add(terms[2])).status).toBe(422)
  })

  it('cannot be begun anew by leaving and joining again', async () => {
    await join(days(3))
    await behind.query(
      `insert into consent.decision (person_id, purpose, choice, text_version, text_locale, text_sha256, by_account, capacity, at)
       select person_id, purpose, 'withdrawn', text_version, text_locale, text_sha256, by_account, capacity, $1
       from consent.decision`,
      [app.clock.now()],
    )
    await join(0)
    await wrote(wordingsADay.member, hours(1))
    expect((await add(terms[0])).status).toBe(422)
  })
})
