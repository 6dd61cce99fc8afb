import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { hours, minutes } from '../../platform/clock/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { aCarer, bringIn } from '../index.ts'

let app: TestApp
let accountId: string
let personId: string
beforeAll(async () => {
  app = await testApp()
  const made = await app.services.database.begin('identity', nobody, (trx) =>
    bringIn(trx, app.services, aCarer({ of: 'Noa' })),
  )
  accountId = made.accountId
  personId = made.personIds[0] ?? ''
})
afterAll(() => app.close())

const home = (as: string) => app.request('/en/home', { as })
const stay = (as?: string) =>
  app.request('/api/v1/session/stay', { method: 'POST', json: {}, ...(as === undefined ? {} : { as }) })
const secondsOn = async (answer: Response) => {
  const [, idle, last] = /data-idle="(\d+)" data-last="(\d+)"/.exec(await answer.text()) ?? []
  return [Number(idle), Number(last)]
}

describe('the end of a session', () => {
  it('is told to the page, with the time left, and only to who is signed in', async () => {
    const cookie = await app.signIn(accountId)
    app.clock.move(hours(0.5))
    expect(await secondsOn(await home(cookie))).toEqual([3600, 23.5 * 3600])
    app.clock.move(minutes(0.5))
    expect(await secondsOn(await home(cookie))).toEqual([3570, 23.5 * 3600 - 30])
    expect(await (await app.request('/en/try')).text()).not.toContain('data-stay')
  })

  it('is put off by staying, never beyond the day, and not by who is signed out', async () => {
    const cookie = await app.signIn(accountId)
    for (let passed = 0; passed < 23 * 60; passed += 50) {
      expect((await stay(cookie)).status).toBe(200)
      app.clock.move(minutes(50))
    }
    expect(await (await stay(cookie)).json()).toEqual({ idle: 3600, last: 40 * 60 })
    app.clock.move(minutes(41))
    expect((await stay(cookie)).status).toBe(401)
    expect((await stay()).status).toBe(401)
  })

  it('leads back to the page, and says that what was saved is kept', async () => {
    const cookie = await app.signIn(accountId)
    app.clock.move(minutes(61))
    const answer = await home(cookie)
    expect(answer.headers.get('location')).toBe('/en/sign-in?next=%2Fhome&reason=away')
    const html = await (await app.request(answer.headers.get('location') ?? '')).text()
    expect(html).toContain('You were away for a while')
    expect(html).toContain('What you saved is kept')
  })

  it.each([
    ['symptoms/several', 'symptoms'],
    ['diagnoses/find', 'diagnoses'],
    ['symptoms', 'symptoms'],
  ])('says of a form sent to %s that it came too late, and leads back to %s', async (sent, page) => {
    const cookie = await app.signIn(accountId)
    app.clock.move(minutes(61))
    const answer = await app.request(`/en/persons/${personId}/${sent}`, {
      as: cookie,
      form: { words: 'x y' },
    })
    const next = encodeURIComponent(`/persons/${personId}/${page}`)
    expect(answer.headers.get('location')).toBe(`/en/sign-in?next=${next}&reason=unsent`)
    const html = await (await app.request(answer.headers.get('location') ?? '')).text()
    expect(html).toContain('What you had just written was not saved')
  })

  it('is not spoken of to somebody who was never signed in', async () => {
    expect((await app.request('/en/home')).headers.get('location')).toBe('/en/sign-in?next=%2Fhome')
  })
})
