import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { days, hours } from '../../platform/clock/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import { aCarer, type BroughtIn, bringIn, everyonesPassword } from '../people.factory.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: new Date('2026-11-25T10:00:00Z') })
}, 120_000)
afterAll(() => app.close())

const inIdentity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)
const mother = (): Promise<BroughtIn> => inIdentity((trx) => bringIn(trx, app.services, aCarer()))
const newest = async (email: string, subject: string): Promise<string> =>
  (await app.mails()).find((mail) => mail.to === email && mail.subject === subject)?.text ?? ''
const tokenIn = (text: string): string => /token=([\w-]+)/.exec(text)?.[1] ?? 'none'
const signIn = async (email: string, password: string, headers: Record<string, string> = {}) => {
  const browser = app.browser()
  const answer = await browser.request('/en/sign-in', { form: { email, password }, headers })
  return { browser, status: answer.status }
}
const thiefs = 'nine grey herons over water'

/** What somebody does who reads another’s mail, and no more. */
const takeOver = async (email: string): Promise<ReturnType<TestApp['browser']>> => {
  await app.request('/en/forgot', { form: { email } })
  const token = tokenIn(await newest(email, 'Choose a new password'))
  await app.request('/en/reset', { form: { token, password: thiefs } })
  return (await signIn(email, thiefs)).browser
}
const symptomsOf = (browser: ReturnType<TestApp['browser']>, { personIds }: BroughtIn): Promise<Response> =>
  browser.request(`/en/persons/${personIds[0]}/symptoms`)

describe('a password replaced by mail alone (B4)', () => {
  it('opens what is written about health a day later, and says when', async () => {
    const somebody = await mother()
    const browser = await takeOver(somebody.email)
    const shut = await symptomsOf(browser, somebody)
    expect([shut.status, shut.headers.get('location')]).toEqual([303, '/en/account/waiting'])
    expect(await (await browser.request('/en/account/waiting')).text()).toContain(
      'On 26 November 2026 at 10:00 (UTC) everything is open again.',
    )
    app.clock.move(hours(24) - 1)
    expect((await symptomsOf((await signIn(somebody.email, thiefs)).browser, somebody)).status).toBe(303)
    app.clock.move(1)
    expect((await symptomsOf((await signIn(somebody.email, thiefs)).browser, somebody)).status).toBe(200)
  })

  it('sets up no second factor meanwhile, which would end the wait', async () => {
    const somebody = await mother()
    const browser = await takeOver(somebody.email)
    for (const path of ['app', 'passkey']) {
      const answer = await browser.request(`/en/account/second-factor/${path}`)
      expect(answer.headers.get('location'), path).toBe('/en/account/waiting')
    }
  })

  it('is undone by its owner with one button: the password before counts again, and no session is left', async () => {
    const somebody = await mother()
    const thief = await takeOver(somebody.email)
    const token = tokenIn(await newest(somebody.email, 'Your password was changed'))
    expect(await (await app.request(`/en/stop?token=${token}`)).text()).toContain('Was this not you?')
    expect((await thief.request('/api/v1/account')).status).toBe(200)
    const stopped = await app.request('/en/stop', { form: { token } })
    expect(stopped.headers.get('location')).toBe('/en/sign-in?reason=stopped')
    expect((await thief.request('/api/v1/account')).status).toBe(401)
    expect((await signIn(somebody.email, thiefs)).status).toBe(422)
    const owner = await signIn(somebody.email, everyonesPassword)
    expect((await symptomsOf(owner.browser, somebody)).status).toBe(200)
    expect(await (await app.request('/en/stop', { form: { token } })).text()).toContain(
      'does not work any more',
    )
  })

  it('is undone to the password before the first of several', async () => {
    const somebody = await mother()
    await takeOver(somebody.email)
    // Of two mails of one moment none is the newest.
    app.clock.move(1000)
    await app.request('/en/forgot', { form: { email: somebody.email } })
    const again = tokenIn(await newest(somebody.email, 'Choose a new password'))
    await app.request('/en/reset', { form: { token: again, password: 'four tame owls near midnight' } })
    const token = tokenIn(await newest(somebody.email, 'Your password was changed'))
    await app.request('/en/stop', { form: { token } })
    expect((await signIn(somebody.email, everyonesPassword)).status).toBe(303)
  })
})

describe('a browser the account did not sign in from before', () => {
  const firefox = { 'User-Agent': 'Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0' }
  const subject = 'Your account was opened on a new device'
  const told = async (email: string): Promise<number> =>
    (await app.mails()).filter((mail) => mail.to === email && mail.subject === subject).length

  it('is told by mail once, with time and rough device, and can be signed out from there', async () => {
    const { email } = await mother()
    const { browser } = await signIn(email, everyonesPassword, firefox)
    const text = await newest(email, subject)
    expect(text).toContain('Firefox, Android')
    expect(text).toMatch(/at \d\d:\d\d \(UTC\)/)
    await browser.request('/en/sign-out', { method: 'POST' })
    await browser.request('/en/sign-in', { form: { email, password: everyonesPassword } })
    expect(await told(email)).toBe(1)
    await signIn(email, everyonesPassword)
    expect(await told(email)).toBe(2)
    await app.request('/en/stop', { form: { token: tokenIn(text) } })
    expect((await browser.request('/api/v1/account')).status).toBe(401)
    expect((await signIn(email, everyonesPassword)).status).toBe(303)
  })

  it('has a stop that lasts a week and undoes no password', async () => {
    const somebody = await mother()
    await signIn(somebody.email, everyonesPassword)
    const token = tokenIn(await newest(somebody.email, subject))
    await takeOver(somebody.email)
    await app.request('/en/stop', { form: { token } })
    expect((await signIn(somebody.email, thiefs)).status).toBe(303)
    const other = await mother()
    await signIn(other.email, everyonesPassword)
    const old = tokenIn(await newest(other.email, subject))
    app.clock.move(days(7))
    expect(await (await app.request(`/en/stop?token=${old}`)).text()).toContain('does not work any more')
  })
})
