import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMember, bringIn, everyonesPassword } from '../../src/people/index.ts'
import { nobody } from '../../src/platform/db/index.ts'
import { type TestApp, testApp } from '../app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
}, 120_000)
afterAll(() => app.close())

describe('an address made to break things', () => {
  it.each([
    '/en/cases/%00',
    '/api/v1/cases/%00',
    '/cases/%0d%0aSet-Cookie:%20a=b',
    '/en/cases/%0d%0aX',
    '/en/persons/%00/symptoms',
    '//evil.example/home',
    '/EN/home',
    '/en/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2f..%2fpackage.json',
  ])('%s is nothing here: no fault, no redirect', async (path) => {
    const response = await app.request(path)
    expect(response.status).toBe(404)
    expect(response.headers.get('location')).toBeNull()
    expect(response.headers.getSetCookie()).toEqual([])
  })
})

describe('what a cache may keep', () => {
  it.each([
    ['a page that is not there', '/en/nothing'],
    ['a person somebody else represents', '/en/persons/0c4b2c4e-0001-4000-8000-000000000001/symptoms'],
    ['one’s own place', '/en/home'],
    ['an answer of the API', '/api/v1/home'],
  ])('is nothing of %s, signed in or not', async (_, path) => {
    const { accountId } = await app.services.database.begin('identity', nobody, (trx) =>
      bringIn(trx, app.services, aMember()),
    )
    for (const as of ['', await app.signIn(accountId)]) {
      const response = await app.request(path, { as })
      expect(response.headers.get('cache-control'), path).toBe('private, no-store')
    }
  })

  it('is nothing of a refused form', async () => {
    const forged = await app.request('/en/forgot', {
      form: { email: 'a@example.org' },
      headers: { 'Sec-Fetch-Site': 'none' },
    })
    expect([forged.status, forged.headers.get('cache-control')]).toEqual([403, 'private, no-store'])
  })
})

describe('a form sent over and over with names nobody made', () => {
  it('is answered as one with mistakes, not with a fault', async () => {
    const response = await app.request('/en/forgot', {
      form: { [`a${'.a'.repeat(100_000)}`]: '1', 'toString.x': '1', 'valueOf[]': '1' },
    })
    expect(response.status).toBe(422)
  })
})

describe('on a computer others use', () => {
  it.each(['/en/sign-out', '/en/account/sign-out-everywhere'])(
    '%s leaves nothing of what somebody wrote',
    async (path) => {
      const { accountId } = await app.services.database.begin('identity', nobody, (trx) =>
        bringIn(trx, app.services, aMember()),
      )
      const response = await app.request(path, { method: 'POST', as: await app.signIn(accountId) })
      const ended = response.headers.getSetCookie().map((line) => /^([^=]+)=;.*Max-Age=0/i.exec(line)?.[1])
      expect(ended).toEqual(['s4r', 's4r-registration', 's4r-try-out'])
    },
  )
})

describe('behind TLS', () => {
  it('cookies are the host’s alone, unreadable to scripts, and mails lead to the public address whatever Host says', async () => {
    const safe = await testApp({ env: { PUBLIC_URL: 'https://share4rare.example' } })
    try {
      const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' }
      const { email } = await safe.services.database.begin('identity', nobody, (trx) =>
        bringIn(trx, safe.services, aMember()),
      )
      const response = await safe.request('/en/sign-in', {
        form: { email, password: everyonesPassword },
        headers,
      })
      const cookie = response.headers.getSetCookie().find((line) => line.startsWith('__Host-s4r='))
      for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)
      expect(cookie).not.toMatch(/domain=/i)
      expect(response.headers.get('strict-transport-security')).toContain('max-age=')
      await safe.request('/en/forgot', { form: { email }, headers })
      const mails = await safe.mails()
      expect(mails.map(({ text }) => text).join('\n')).toContain('https://share4rare.example/en/reset?token=')
      expect(JSON.stringify(mails)).not.toContain('evil')
    } finally {
      await safe.close()
    }
  })
})
