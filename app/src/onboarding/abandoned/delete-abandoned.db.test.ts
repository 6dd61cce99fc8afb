import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { publishTexts } from '../../consent/index.ts'
import { aCarer, bringIn } from '../../people/index.ts'
import { days } from '../../platform/clock/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { keepRetention } from '../../platform/records/index.ts'
import { deleteAbandoned } from './delete-abandoned.job.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await publishTexts(app.services)
})
afterAll(() => app.close())

const aDraft = async () => {
  const made = await app.services.database.begin('identity', nobody, (trx) =>
    bringIn(trx, app.services, aCarer()),
  )
  const personId = made.personIds[0] ?? ''
  const as = await app.signIn(made.accountId)
  const say = (path: string, form: Record<string, string>) =>
    app.request(`/en/persons/${personId}${path}`, { as, form })
  return { ...made, personId, say, again: () => app.signIn(made.accountId) }
}

const state = async (personId: string): Promise<{ person: boolean; key: boolean }> =>
  app.services.database.begin('identity', nobody, async (trx) => {
    const found = await sql<{ person: boolean; key: boolean }>`
      select exists (select from people.person where id = ${personId}) as person, wrapped is not null as key
      from platform.data_key where id = ${personId}`.execute(trx)
    return found.rows[0] ?? { person: false, key: false }
  })

const gone = { person: false, key: false }
const kept = { person: true, key: true }

describe('a draft left alone', () => {
  it('goes after 30 days with its key; one that was touched, and a member, stay', async () => {
    const alone = await aDraft()
    const touched = await aDraft()
    const member = await aDraft()
    await alone.say('/about', { sex: 'unsaid' })
    await member.say('/agreement', { membership: 'yes' })
    app.clock.move(days(20))
    await app.request(`/en/persons/${touched.personId}/about`, {
      as: await touched.again(),
      form: { sex: 'female' },
    })
    app.clock.move(days(9))
    await deleteAbandoned.run({}, app.services)
    expect(await state(alone.personId)).toEqual(kept)
    app.clock.move(days(2))
    await deleteAbandoned.run({}, app.services)
    expect(await state(alone.personId)).toEqual(gone)
    expect(await state(touched.personId)).toEqual(kept)
    expect(await state(member.personId)).toEqual(kept)
    app.clock.move(days(20))
    await deleteAbandoned.run({}, app.services)
    expect(await state(touched.personId)).toEqual(gone)
    expect(await state(member.personId)).toEqual(kept)
  })

  it('of step 1 goes as well', async () => {
    const browser = app.browser()
    const form = { role: 'patient', nickname: 'left-alone', country: 'ES', 'languages[]': ['es'] }
    await browser.request('/en/register/about', { form })
    app.clock.move(days(29))
    await keepRetention(app.services)
    expect((await browser.request('/en/register/email')).status).toBe(200)
    app.clock.move(days(2))
    await keepRetention(app.services)
    expect((await browser.request('/en/register/email')).headers.get('location')).toBe('/en/register/about')
  })
})
