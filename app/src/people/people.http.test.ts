import { sql } from 'kysely'
import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { hours, minutes } from '../platform/clock/index.ts'
import { nobody, type Trx } from '../platform/db/index.ts'
import { closeMail } from '../platform/mail/index.ts'
import { insertBlock } from './accounts/accounts.sql.ts'
import { aMember, bringIn, everyonesPassword, type FictionalMember } from './index.ts'
import { type PostOffice, postOffice } from './post-office.factory.ts'
import { attemptKey, noteFailure } from './sign-in/slow-down.ts'

let app: TestApp
let post: PostOffice
beforeAll(async () => {
  post = await postOffice()
  app = await testApp({ env: { SMTP_URL: post.url, TRUSTED_PROXIES: '127.0.0.1' } })
})
afterAll(async () => {
  closeMail()
  await app.close()
  await post.close()
})

const inIdentity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)
const member = (wish: Partial<FictionalMember> = {}) =>
  inIdentity((trx) => bringIn(trx, app.services, aMember(wish)))
const signInAs = (email: string, password = everyonesPassword, extra: Record<string, string> = {}) =>
  app.request('/en/sign-in', {
    form: { email, password, ...extra },
    headers: { 'x-forwarded-for': address() },
  })
/** As if so many wrong passwords had come before; hashing a hundred of them takes twenty seconds. */
const failedBefore = async (email: string, failures: number): Promise<void> => {
  const who = { email, address: address() }
  await inIdentity(async (trx) => {
    await noteFailure(trx, app.services, who)
    await sql`update platform.attempt set failures = ${failures} where last_at = ${app.clock.now()} and failures = 1
      and key = ${attemptKey(app.services, email)}`.execute(trx)
  })
}
let visitors = 0
/** A new network address each time, where the slow-down of addresses is not what is tested. */
const address = (): string => {
  visitors += 1
  return `198.51.100.${visitors % 250}`
}
const cookieFrom = (response: Response): string =>
  (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
const isSignedIn = async (cookie: string): Promise<boolean> =>
  (await app.request('/en/account', { as: cookie })).status === 200
const mailsTo = async (email: string): Promise<readonly ParsedMail[]> => {
  await app.runJobs()
  return post.mailsTo(email)
}
const linkIn = (mail: ParsedMail | undefined): string => {
  const [, path = ''] = /https?:\/\/[^/\s]+(\/\S+)/.exec(mail?.text ?? '') ?? []
  return path
}
const tokenIn = (mail: ParsedMail | undefined): string =>
  new URL(linkIn(mail), 'http://here').searchParams.get('token') ?? ''
/** A page without what must differ: the address somebody typed. */
/** Each page asks for passkeys with a challenge of its own, whoever it is shown to. */
const bodyWithout = async (response: Response, typed: string): Promise<string> =>
  (await response.text())
    .replaceAll(typed, '…')
    .replace(/(challenge&quot;:&quot;)[\w-]+/, '$1…')
    .replace(/(name="challenge" value=")[\w.-]+/, '$1…')

describe('signing in', () => {
  it('keeps a session and leads where the person wanted to go', async () => {
    const { email } = await member()
    const answer = await signInAs(` ${email.toUpperCase()} `, everyonesPassword, {
      next: '/persons/1/symptoms',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/persons/1/symptoms'])
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/)
    expect(await isSignedIn(cookieFrom(answer))).toBe(true)
  })

  it('never leads to another site', async () => {
    const { email } = await member()
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const answer = await signInAs(email, everyonesPassword, { next })
      expect(answer.headers.get('location')).toBe('/en/home')
    }
  })

  it('answers alike for a wrong password, no account, a blocked one, one without password and one never confirmed', async () => {
    const known = await member()
    const blocked = await member({ blocked: true })
    const unset = await member({ password: undefined as unknown as string })
    const waiting = await member({ confirmed: false })
    const answers = await Promise.all(
      [
        await signInAs(known.email, 'not the password at all'),
        await signInAs('nobody-at-all@example.org', 'not the password at all'),
        await signInAs(blocked.email),
        await signInAs(unset.email),
        await signInAs(waiting.email),
      ].map(async (answer, at) => ({
        status: answer.status,
        cookies: answer.headers.getSetCookie(),
        body: await bodyWithout(
          answer,
          [known.email, 'nobody-at-all@example.org', blocked.email, unset.email, waiting.email][at] ?? '',
        ),
      })),
    )
    expect(answers[0]?.status).toBe(422)
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('ends with signing out, and the token is worth nothing afterwards', async () => {
    const { accountId } = await member()
    const cookie = await app.signIn(accountId)
    const answer = await app.request('/en/sign-out', { as: cookie, form: {} })
    expect(answer.status).toBe(303)
    expect(await isSignedIn(cookie)).toBe(false)
  })

  it('is over at the next request once the account is blocked', async () => {
    const { accountId } = await member()
    const cookie = await app.signIn(accountId)
    expect(await isSignedIn(cookie)).toBe(true)
    await inIdentity((trx) => insertBlock(trx, { accountId, reason: 'for the test', now: app.clock.now() }))
    expect(await isSignedIn(cookie)).toBe(false)
  })
})

describe('many wrong passwords', () => {
  const tryFrom = (email: string, from: string, password = 'not the password at all') =>
    app.request('/en/sign-in', { form: { email, password }, headers: { 'x-forwarded-for': from } })

  it.each(['an account', 'no account'])('are slowed down after five, for %s', async (which) => {
    const email = which === 'an account' ? (await member()).email : 'nobody-here@example.org'
    for (let time = 0; time < 5; time += 1) {
      expect(await (await signInAs(email, 'not the password at all')).text()).toContain('is not right')
    }
    const sixth = await signInAs(email)
    expect(sixth.status).toBe(422)
    expect(await sixth.text()).toContain('try again in 2 seconds')
    app.clock.move(2000)
    expect(await (await signInAs(email, 'not the password at all')).text()).toContain('is not right')
    expect(await (await signInAs(email)).text()).toContain('try again in 4 seconds')
  })

  it('are forgotten after the right one', async () => {
    const { email } = await member()
    for (let time = 0; time < 4; time += 1) await signInAs(email, 'not the password at all')
    expect((await signInAs(email)).status).toBe(303)
    for (let time = 0; time < 4; time += 1)
      expect(await (await signInAs(email, 'not the password at all')).text()).toContain('is not right')
  })

  it('reach the check at most a hundred times in a row, whatever time passes', async () => {
    const { email } = await member()
    await failedBefore(email, 94)
    let checked = 94
    for (let time = 0; time < 20; time += 1) {
      app.clock.move(minutes(16))
      if ((await (await signInAs(email, 'not the password at all')).text()).includes('is not right'))
        checked += 1
    }
    expect(checked).toBe(100)
    expect(await (await signInAs(email)).text()).toContain('choose a new password')
  })

  it('at the same moment do not slip through together', async () => {
    const { email } = await member()
    const answers = await Promise.all(
      Array.from({ length: 30 }, async () => (await tryFrom(email, address())).text()),
    )
    expect(answers.filter((body) => body.includes('is not right')).length).toBeLessThanOrEqual(5)
  })
})

describe('a forgotten password', () => {
  const ask = (email: string) => app.request('/en/forgot', { form: { email } })

  it('is answered alike whether or not the address has an account', async () => {
    const { email } = await member()
    const [known, unknown] = [await ask(email), await ask('not-a-member@example.org')]
    expect(known.status).toBe(200)
    expect(unknown.status).toBe(200)
    expect(await bodyWithout(known, email)).toBe(await bodyWithout(unknown, 'not-a-member@example.org'))
    expect(await mailsTo('not-a-member@example.org')).toEqual([])
  })

  it('is replaced through a mail, once; every session ends and a notice goes out', async () => {
    const { email, accountId } = await member()
    const cookie = await app.signIn(accountId)
    await ask(email)
    const link = linkIn((await mailsTo(email))[0])
    const page = await app.request(link)
    expect(await page.text()).toContain('Your new password')
    // A scanner that opens the link uses nothing up.
    expect((await app.request(link)).status).toBe(200)
    const token = new URL(link, 'http://here').searchParams.get('token') ?? ''
    const weak = await app.request('/en/reset', { form: { token, password: 'passwordpassword' } })
    expect(weak.status).toBe(422)
    const password = 'seven lamps under snow'
    const done = await app.request('/en/reset', { form: { token, password } })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/en/sign-in?reason=reset'])
    expect(await isSignedIn(cookie)).toBe(false)
    expect((await signInAs(email)).status).toBe(422)
    expect((await signInAs(email, password)).status).toBe(303)
    const again = await app.request('/en/reset', { form: { token, password: 'eight lamps under rain' } })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('does not work any more')
    expect((await mailsTo(email)).map((mail) => mail.subject)).toContain('Your password was changed')
  })

  it('cannot be replaced with a link older than an hour, or with an older link than the newest', async () => {
    const { email } = await member()
    await ask(email)
    const first = tokenIn((await mailsTo(email))[0])
    await ask(email)
    const second = tokenIn((await mailsTo(email)).find((mail) => tokenIn(mail) !== first))
    const password = 'seven lamps under snow'
    expect((await app.request('/en/reset', { form: { token: first, password } })).status).toBe(422)
    app.clock.move(hours(1))
    expect((await app.request('/en/reset', { form: { token: second, password } })).status).toBe(422)
    expect((await signInAs(email)).status).toBe(303)
  })

  it('opens an account that too many tries had shut', async () => {
    const { email } = await member()
    await failedBefore(email, 100)
    app.clock.move(hours(20))
    expect((await signInAs(email)).status).toBe(422)
    await ask(email)
    const password = 'seven lamps under snow'
    await app.request('/en/reset', { form: { token: tokenIn((await mailsTo(email))[0]), password } })
    expect((await signInAs(email, password)).status).toBe(303)
  })

  it('does not fill anybody’s inbox', async () => {
    const { email } = await member()
    for (let time = 0; time < 12; time += 1) await ask(email)
    expect(await mailsTo(email)).toHaveLength(5)
  })

  it('is not kept from its owner by somebody who asks for it again and again', async () => {
    const { email } = await member()
    for (let time = 0; time < 12; time += 1) {
      app.clock.move(minutes(1))
      await ask(email)
      await app.runJobs()
    }
    const newest = (await mailsTo(email)).at(-1)
    expect(await (await app.request(linkIn(newest))).text()).toContain('Your new password')
    for (let time = 0; time < 5; time += 1) {
      app.clock.move(minutes(10))
      await ask(email)
    }
    expect((await mailsTo(email)).length).toBeGreaterThan(5)
  })
})

describe('changing the e-mail address', () => {
  const ask = (cookie: string, email: string, password = everyonesPassword) =>
    app.request('/en/account/email/ask', { as: cookie, form: { email, password } })

  it('asks for the password, confirms at the new address and tells the old one', async () => {
    const { email, accountId } = await member()
    const cookie = await app.signIn(accountId)
    const wanted = 'a-new-address@example.org'
    const wrong = await ask(cookie, wanted, 'not the password at all')
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('This is not your password')
    expect((await ask(cookie, wanted)).status).toBe(303)
    expect((await mailsTo(email)).map((mail) => mail.subject)).toEqual([
      'Your e-mail address is about to change',
    ])
    const link = linkIn((await mailsTo(wanted))[0])
    expect(await (await app.request(link)).text()).toContain('Use this e-mail address?')
    expect((await signInAs(wanted)).status).toBe(422)
    const token = new URL(link, 'http://here').searchParams.get('token') ?? ''
    expect((await app.request('/en/account/email', { form: { token } })).status).toBe(303)
    expect((await signInAs(wanted)).status).toBe(303)
    expect((await signInAs(email)).status).toBe(422)
    expect(await isSignedIn(cookie)).toBe(false)
    expect((await app.request('/en/account/email', { form: { token } })).status).toBe(422)
  })

  it('answers alike when the new address is another account’s, which is told and kept', async () => {
    const { accountId } = await member()
    const other = await member()
    const cookie = await app.signIn(accountId)
    const [free, taken] = [await ask(cookie, 'nobody-has-this@example.org'), await ask(cookie, other.email)]
    expect([taken.status, taken.headers.get('location')]).toEqual([free.status, free.headers.get('location')])
    expect((await mailsTo(other.email)).map((mail) => mail.subject)).toEqual(['You have an account already'])
    expect((await signInAs(other.email)).status).toBe(303)
  })

  it('is stopped by choosing a new password', async () => {
    const { email, accountId } = await member()
    const wanted = 'a-thief@example.org'
    await ask(await app.signIn(accountId), wanted)
    const change = tokenIn((await mailsTo(wanted))[0])
    await app.request('/en/forgot', { form: { email } })
    const reset = (await mailsTo(email)).find((mail) => mail.subject === 'Choose a new password')
    await app.request('/en/reset', { form: { token: tokenIn(reset), password: 'seven lamps under snow' } })
    expect((await app.request('/en/account/email', { form: { token: change } })).status).toBe(422)
  })
})

describe('the account page', () => {
  it('shows the address masked, and every session with a way to end it', async () => {
    const { accountId, email } = await member({ nickname: 'night-owl' })
    const [here, there] = [await app.signIn(accountId), await app.signIn(accountId)]
    const html = await (await app.request('/en/account', { as: here })).text()
    expect(html).not.toContain(email)
    expect(html).toContain('ni•••@example.org')
    const ends = [...html.matchAll(/\/account\/sessions\/([0-9a-f-]+)\/end/g)].map(([, id]) => id)
    expect(ends).toHaveLength(2)
    expect(html.match(/this device/g)).toHaveLength(1)
    await app.request('/en/account/sign-out-everywhere', { as: here, form: {} })
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([false, false])
  })

  it('ends no session of somebody else: absent, as one that never was', async () => {
    const [mine, theirs] = [await member(), await member()]
    const cookie = await app.signIn(mine.accountId)
    const other = await app.signIn(theirs.accountId)
    const found = await inIdentity((trx) =>
      sql<{ id: string }>`select id from people.session where account_id = ${theirs.accountId}`.execute(trx),
    )
    for (const id of [found.rows[0]?.id, '00000000-0000-4000-8000-000000000000']) {
      expect((await app.request(`/en/account/sessions/${id}/end`, { as: cookie, form: {} })).status).toBe(404)
    }
    expect(await isSignedIn(other)).toBe(true)
  })

  it('lets nobody take a nickname somebody has, in any spelling', async () => {
    await member({ nickname: 'Silver-Birch' })
    const { accountId } = await member()
    const cookie = await app.signIn(accountId)
    const change = (nickname: string) =>
      app.request('/en/account/nickname', { as: cookie, form: { nickname } })
    expect((await change('silver-birch')).status).toBe(422)
    expect((await change('two words')).status).toBe(422)
    expect((await change('brave-hazel')).status).toBe(303)
  })
})
