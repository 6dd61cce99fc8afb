import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { aHousehold, type Household } from '../../../test/household.ts'

let app: TestApp
let home: Household
beforeAll(async () => {
  app = await testApp()
  home = await aHousehold(app)
  const { personId } = home.mother
  await home.post(`/en/persons/${personId}/about`, { sex: 'female', birthYear: '2020' })
  await home.post(`/en/persons/${personId}/agreement`, { membership: 'yes', 'be-matched': 'yes' })
}, 120_000)
afterAll(async () => {
  await home.close()
  await app.close()
})

const path = (): string => `/en/persons/${home.mother.personId}/limits`

const asksOf = async (question: string): Promise<boolean> =>
  (await home.look(`select ${question} as yes`))[0]?.yes === true
const isMatchable = () => asksOf('$1::uuid in (select consent.persons_matchable())')
const isStillMatchable = () => asksOf('$1::uuid in (select consent.still_matchable(array[$1::uuid]))')
const agreesTo = (purpose: string) => asksOf(`$1::uuid in (select consent.persons_agreeing('${purpose}'))`)

describe('restricting the use of a person’s data', () => {
  it('pauses matching and counts at the next answer, whatever was agreed to, and keeps everything', async () => {
    expect([await isMatchable(), await isStillMatchable()]).toEqual([true, true])
    expect((await home.post(`${path()}/restriction`, { restricted: 'yes' })).status).toBe(303)
    expect([await isMatchable(), await isStillMatchable(), await agreesTo('be-matched')]).toEqual([
      false,
      false,
      false,
    ])
    expect(await agreesTo('membership')).toBe(true)
    const choices = await home.get(`/en/persons/${home.mother.personId}/choices`)
    expect(await choices.text()).toContain('only kept, not used')
    const told = await home.look(
      `select from platform.outbox where payload ->> 'personId' = $1::text order by id desc limit 1`,
    )
    expect(told).toHaveLength(1)
    expect(await (await home.get(path())).text()).toContain('Only kept, not used, since')
    expect(await (await home.get('/en/home')).text()).toContain('Noa')
  })

  it('is lifted with one click, and what was agreed to counts again', async () => {
    await home.post(`${path()}/restriction`, { restricted: 'yes' })
    await home.post(`${path()}/restriction`, { restricted: 'no' })
    expect([await isMatchable(), await isStillMatchable()]).toEqual([true, true])
    const facts = await home.look('select ended_at from rights.limit_fact where person_id = $1')
    expect(facts).toHaveLength(1)
  })

  it('is for those who act for the person alone', async () => {
    for (const other of [home.grandmother, home.stranger]) {
      expect((await home.get(path(), other.cookie)).status).toBe(404)
      expect((await home.post(`${path()}/restriction`, { restricted: 'yes' }, other.cookie)).status).toBe(404)
    }
    expect(await isMatchable()).toBe(true)
  })
})

describe('an objection', () => {
  it('is kept with its date, its words sealed, and shown again', async () => {
    expect((await home.post(`${path()}/objection`, { about: 'counts', words: '' })).status).toBe(422)
    const words = 'Wir sind im Dorf die Einzigen'
    expect((await home.post(`${path()}/objection`, { about: 'counts', words })).status).toBe(303)
    expect(await (await home.get(path())).text()).toContain(words)
    const rows = await home.behind.query<{ words_sealed: Buffer }>(
      `select words_sealed from rights.limit_fact where kind = 'objection'`,
    )
    expect(rows.rows[0]?.words_sealed.includes('Dorf')).toBe(false)
  })
})
