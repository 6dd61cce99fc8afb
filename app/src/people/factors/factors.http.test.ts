import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { minutes } from '../../platform/clock/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import {
  aCarer,
  aMember,
  aStaffMember,
  type BroughtIn,
  bringIn,
  everyonesPassword,
  type FictionalMember,
} from '../people.factory.ts'
import { startRepresentation } from '../persons/persons.ts'
import { forgetFailures, noteFactorFailure } from '../sign-in/slow-down.ts'
import { aPhoneOf, type FictionalPhone } from './factors.factory.ts'
import { codeAt } from './one-time-code.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: new Date('2026-11-25T10:00:00Z') })
}, 120_000)
afterAll(() => app.close())

const inIdentity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)
const member = (wish: FictionalMember = aMember()): Promise<BroughtIn> =>
  inIdentity((trx) => bringIn(trx, app.services, wish))
const withPhone = async (wish?: FictionalMember): Promise<BroughtIn & { readonly phone: FictionalPhone }> => {
  const somebody = await member(wish)
  const phone = await inIdentity((trx) => aPhoneOf(trx, app.services, somebody.accountId))
  return { ...somebody, phone }
}
type Browser = ReturnType<TestApp['browser']>

const password = (browser: Browser, email: string, given: string = everyonesPassword) =>
  browser.request('/en/sign-in', { form: { email, password: given } })
const code = (browser: Browser, given: string) =>
  browser.request('/en/sign-in/second', { form: { code: given, next: '/account' } })
const where = (answer: Response): string => answer.headers.get('location') ?? String(answer.status)
const freshCode = (phone: FictionalPhone): string => {
  app.clock.move(30_000)
  return phone.codeAt(app.clock.now())
}
const signedInWith = async ({
  email,
  phone,
}: {
  readonly email: string
  readonly phone: FictionalPhone
}): Promise<Browser> => {
  const browser = app.browser()
  await password(browser, email)
  expect(where(await code(browser, freshCode(phone)))).toBe('/en/account')
  return browser
}

/** Sets an app up as a person does: reads the page, types the code. */
const setUp = async (browser: Browser): Promise<{ page: string; secret: string }> => {
  const shown = await (await browser.request('/en/account/second-factor/app')).text()
  const held = /name="held" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  const secret = (/qr-secret">([^<]+)</.exec(shown)?.[1] ?? '').replaceAll(' ', '')
  const answer = await browser.request('/en/account/second-factor/app', {
    form: { held, code: codeAt(secret, app.clock.now()) },
  })
  return { page: await answer.text(), secret }
}
const codesIn = (page: string): readonly string[] =>
  [...page.matchAll(/<code>([a-z2-9-]{14})<\/code>/g)].map((match) => match[1] ?? '')
const mailsTo = async (email: string) => (await app.mails()).filter(({ to }) => to === email)

describe('an account with a second factor', () => {
  it('is not opened by its password alone', async () => {
    const { email } = await withPhone()
    const browser = app.browser()
    expect(where(await password(browser, email))).toContain('/en/sign-in/second?next=')
    expect(where(await browser.request('/en/home'))).toContain('/sign-in')
    expect((await browser.request('/api/v1/account')).status).toBe(401)
  })

  it('is opened by password and code, once for each code', async () => {
    const { email, phone } = await withPhone()
    const given = freshCode(phone)
    const browser = app.browser()
    await password(browser, email)
    expect(where(await code(browser, given))).toBe('/en/account')
    expect((await browser.request('/api/v1/account')).status).toBe(200)
    const thief = app.browser()
    await password(thief, email)
    expect((await code(thief, given)).status).toBe(422)
    expect((await thief.request('/api/v1/account')).status).toBe(401)
  })

  it('takes no code from a browser that did not give the password, or gave it too long ago', async () => {
    const { email, phone } = await withPhone()
    expect(where(await code(app.browser(), freshCode(phone)))).toContain('/sign-in?next')
    const slow = app.browser()
    await password(slow, email)
    app.clock.move(minutes(10) + 1)
    expect(where(await code(slow, freshCode(phone)))).toContain('/sign-in?next')
  })

  it('counts wrong codes, which the right password does not forget (B6)', async () => {
    const { email, phone } = await withPhone()
    const guesser = app.browser()
    await password(guesser, email)
    for (let at = 0; at < 5; at += 1) expect((await code(guesser, '000000')).status).toBe(422)
    expect(await (await code(guesser, phone.codeAt(app.clock.now()))).text()).toContain('Too many tries')
    app.clock.move(minutes(16))
    await password(guesser, email)
    expect((await code(guesser, '000000')).status).toBe(422)
    expect(await (await code(guesser, phone.codeAt(app.clock.now()))).text()).toContain('Too many tries')
  })

  it('has its codes checked at most a hundred times in a row, whatever becomes of the password (B6)', async () => {
    const { accountId, email, phone } = await withPhone()
    await inIdentity(async (trx) => {
      await noteFactorFailure(trx, app.services, accountId)
      await sql`update platform.attempt set failures = 99 where last_at = ${app.clock.now()} and failures = 1`.execute(
        trx,
      )
    })
    app.clock.move(minutes(16))
    const guesser = app.browser()
    await password(guesser, email)
    expect(await (await code(guesser, '000000')).text()).toContain('This code does not work')
    app.clock.move(minutes(16))
    await inIdentity((trx) => forgetFailures(trx, app.services, email))
    await password(guesser, email)
    expect(await (await code(guesser, freshCode(phone))).text()).toContain('codes are shut')
  })
})

describe('setting up a second factor', () => {
  it('shows ten recovery codes once, of which each opens once', async () => {
    const { email } = await member()
    const browser = app.browser()
    await password(browser, email)
    const { page } = await setUp(browser)
    const codes = codesIn(page)
    expect(new Set(codes).size).toBe(10)
    expect(codesIn(await (await browser.request('/en/account/second-factor')).text())).toEqual([])
    const [first = '', second = ''] = codes
    for (const [given, opens] of [
      [first, true],
      [first, false],
      [second.toUpperCase().replaceAll('-', ' '), true],
    ] as const) {
      const next = app.browser()
      await password(next, email)
      expect(where(await code(next, given)), given).toBe(opens ? '/en/account' : '422')
    }
    await browser.request('/en/account/second-factor/codes', { method: 'POST' })
    const late = app.browser()
    await password(late, email)
    expect((await code(late, codes[2] ?? '')).status).toBe(422)
  })

  it('ends every other session and tells the owner by mail', async () => {
    const { accountId, email } = await member()
    const other = await app.signIn(accountId)
    const browser = app.browser()
    await password(browser, email)
    await setUp(browser)
    expect((await app.request('/api/v1/account', { as: other })).status).toBe(401)
    expect((await browser.request('/api/v1/account')).status).toBe(200)
    expect((await mailsTo(email)).map(({ subject }) => subject)).toContain(
      'A second step was added to your account',
    )
  })

  it('needs a proof of the last five minutes, and says so (B5)', async () => {
    const { email } = await member()
    const browser = app.browser()
    await password(browser, email)
    app.clock.move(minutes(5))
    expect((await browser.request('/en/account/second-factor/app')).status).toBe(200)
    app.clock.move(1)
    const stale = await browser.request('/en/account/second-factor/app')
    expect(where(stale)).toBe('/en/step-up?next=%2Faccount%2Fsecond-factor%2Fapp')
    const lost = await browser.request('/en/account/second-factor/codes', {
      method: 'POST',
    })
    expect(where(lost)).toBe('/en/step-up?next=%2Faccount%2Fsecond-factor&lost=yes')
    expect(await (await browser.request('/en/step-up?next=/account&lost=yes')).text()).toContain(
      'was not done, and not kept',
    )
    const api = await browser.request(`/api/v1/account/second-factor/${crypto.randomUUID()}`, {
      method: 'DELETE',
    })
    expect(api.status).toBe(404)
    const wrong = await browser.request('/en/step-up', { form: { password: 'not it', next: '/account' } })
    expect(wrong.status).toBe(422)
    const right = await browser.request('/en/step-up', {
      form: { password: everyonesPassword, next: '/account/second-factor/app' },
    })
    expect(where(right)).toBe('/en/account/second-factor/app')
    expect((await browser.request('/en/account/second-factor/app')).status).toBe(200)
  })

  it('asks for the second factor again where there is one: the password alone is no proof', async () => {
    const somebody = await withPhone()
    const browser = await signedInWith(somebody)
    app.clock.move(minutes(6))
    const form = { password: everyonesPassword, next: '/account' }
    expect((await browser.request('/en/step-up', { form })).status).toBe(422)
    const whole = { ...form, code: freshCode(somebody.phone) }
    expect(where(await browser.request('/en/step-up', { form: whole }))).toBe('/en/account')
  })
})

describe('staff and professionals (B3)', () => {
  it.each([
    ['a validator', aStaffMember('validator')],
    ['a clinician', aMember({ role: 'clinician', persons: [] })],
    ['a researcher', aMember({ role: 'researcher', persons: [] })],
    ['a patient with a staff role', aMember({ staffRoles: ['moderator'] })],
  ])('%s reaches nothing but the set-up, the account and the way out before there is one', async (_, who) => {
    const { email } = await member(who)
    const browser = app.browser()
    await password(browser, email)
    for (const path of ['/home', '/staff/requests', '/account/waiting']) {
      const answer = await browser.request(`/en${path}`)
      if (path === '/account/waiting') expect(answer.status).toBe(200)
      else
        expect(where(answer)).toBe(
          `/en/account/second-factor?${new URLSearchParams({ next: path }).toString()}`,
        )
    }
    const api = await browser.request('/api/v1/home')
    expect([api.status, await api.text()]).toEqual([403, expect.stringContaining('second-factor')])
    expect(await (await browser.request('/en/account/second-factor')).text()).toContain(
      'Please set this up first',
    )
    await setUp(browser)
    expect((await browser.request('/en/home')).status).toBe(200)
  })

  it('cannot remove their last one', async () => {
    const somebody = await withPhone(aStaffMember('validator'))
    const browser = await signedInWith(somebody)
    const { factors } = (await (await browser.request('/api/v1/account/second-factor')).json()) as {
      factors: { factorId: string }[]
    }
    const answer = await browser.request(`/api/v1/account/second-factor/${factors[0]?.factorId}`, {
      method: 'DELETE',
    })
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('last-factor')])
  })
})

describe('somebody who only looks (B3)', () => {
  it('asks of a second relative, who only looks, a second factor', async () => {
    const mother = await member(aCarer())
    const relative = await member(aMember({ role: 'caregiver', persons: [] }))
    const personId = mother.personIds[0] ?? ''
    await inIdentity((trx) =>
      startRepresentation(trx, {
        accountId: relative.accountId,
        personId,
        relation: 'second-relative',
        now: app.clock.now(),
      }),
    )
    const path = `/persons/${personId}/symptoms`
    const without = await app.signIn(relative.accountId)
    const asked = await app.request(`/en${path}`, { as: without })
    expect(where(asked)).toBe(`/en/account/second-factor?${new URLSearchParams({ next: path })}`)
    expect((await app.request(`/api/v1${path}`, { as: without })).status).toBe(403)
    const proven = await app.signIn(relative.accountId, { secondFactor: true })
    expect((await app.request(`/en${path}`, { as: proven })).status).toBe(200)
    const own = await app.signIn(mother.accountId)
    expect((await app.request(`/en${path}`, { as: own })).status).toBe(200)
  })
})

describe('a short password (B1)', () => {
  const short = 'vexing ibis'
  const resetTo = async (email: string, wish: string): Promise<Response> => {
    await app.request('/en/forgot', { form: { email } })
    const [mail] = (await mailsTo(email)).filter(({ subject }) => subject === 'Choose a new password')
    const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
    return app.request('/en/reset', { form: { token, password: wish } })
  }

  it('is enough beside a second factor, which then cannot be removed, and not enough alone', async () => {
    const plain = await member()
    expect((await resetTo(plain.email, short)).status).toBe(422)
    const somebody = await withPhone()
    expect(where(await resetTo(somebody.email, short))).toBe('/en/sign-in?reason=reset')
    const browser = app.browser()
    await password(browser, somebody.email, short)
    expect(where(await code(browser, freshCode(somebody.phone)))).toBe('/en/account')
    const { factors } = (await (await browser.request('/api/v1/account/second-factor')).json()) as {
      factors: { factorId: string }[]
    }
    const path = `/api/v1/account/second-factor/${factors[0]?.factorId}`
    const refused = await browser.request(path, { method: 'DELETE' })
    expect(await refused.text()).toContain('password-short')
  })
})
