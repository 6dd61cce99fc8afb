import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { hours } from '../../platform/clock/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import { aPhoneOf } from '../factors/factors.factory.ts'
import { aCarer, aStaffMember, type BroughtIn, bringIn, everyonesPassword } from '../people.factory.ts'
import { staffGrant } from './staff-grant.command.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: new Date('2026-11-25T10:00:00Z') })
}, 120_000)
afterAll(() => app.close())

const inIdentity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)
const bring = (wish = aCarer()): Promise<BroughtIn> => inIdentity((trx) => bringIn(trx, app.services, wish))
const session = ({ accountId }: BroughtIn): Promise<string> => app.signIn(accountId, { secondFactor: true })
const requestsSeen = async (as: string): Promise<readonly { requestId: string; nickname: string }[]> => {
  const answer = await app.request('/api/v1/staff/requests', { as })
  return ((await answer.json()) as { requests: { requestId: string; nickname: string }[] }).requests
}
const requestFor = async (as: string, { nickname }: BroughtIn): Promise<string> =>
  (await requestsSeen(as)).find((one) => one.nickname === nickname)?.requestId ?? 'none'
const decide = async (as: string, requestId: string, verdict = 'approve'): Promise<number> =>
  (await app.request(`/api/v1/staff/requests/${requestId}`, { json: { verdict }, as })).status
const ask = async (as: string, who: BroughtIn, role: string): Promise<number> =>
  (await app.request('/api/v1/staff/grants', { json: { nickname: who.nickname, role }, as })).status
const rolesOf = async ({ accountId }: BroughtIn): Promise<readonly string[]> => {
  const as = await app.signIn(accountId, { secondFactor: true })
  const known = await app.request('/api/v1/staff/requests', { as })
  return known.status === 200 ? ['validator or administrator'] : []
}
const newest = async (email: string, subject: string): Promise<string> =>
  (await app.mails()).find((mail) => mail.to === email && mail.subject === subject)?.text ?? ''

describe('a staff role (A7)', () => {
  it('is given by the command line to the first administrator, and to nobody beside two', async () => {
    const first = await bring()
    const grant = (who: BroughtIn, role: string) => staffGrant(app.services, [who.email, role])
    expect((await grant(first, 'validator')).sentence).toContain('no administrator yet')
    expect((await grant(first, 'administrator')).code).toBe(0)
    const second = await bring()
    expect((await grant(second, 'administrator')).sentence).toContain('given in the app')
    expect(await ask(await session(first), second, 'administrator')).toBe(200)
    // While there is one administrator only, whoever runs the server is the second person for what they asked.
    expect((await grant(second, 'administrator')).code).toBe(0)
    const third = await bring()
    expect(await ask(await session(first), third, 'editor')).toBe(200)
    expect((await grant(third, 'editor')).sentence).toContain('given in the app')
    expect((await staffGrant(app.services, ['nobody@example.org', 'editor'])).code).toBe(1)
    expect((await staffGrant(app.services, [third.email, 'king'])).sentence).toContain('Usage')
  })

  it('needs a second administrator: not who asked, not who gains, not twice, not after a refusal', async () => {
    const [asker, other, outsider] = [
      await bring(aStaffMember('administrator')),
      await bring(aStaffMember('administrator')),
      await bring(aStaffMember('validator')),
    ]
    const gaining = await bring(aStaffMember('administrator'))
    const before = await session(gaining)
    expect(await ask(await session(asker), asker, 'steward')).toBe(422)
    expect(await ask(await session(asker), gaining, 'validator')).toBe(200)
    expect(await ask(await session(asker), gaining, 'validator')).toBe(422)
    const requestId = await requestFor(await session(other), gaining)
    for (const who of [asker, gaining, outsider])
      expect(await decide(await session(who), requestId)).toBe(404)
    expect(await decide(await session(other), requestId)).toBe(200)
    expect(await decide(await session(other), requestId)).toBe(404)
    expect((await app.request('/api/v1/account', { as: before })).status).toBe(401)
    const refused = await bring()
    await ask(await session(asker), refused, 'validator')
    const no = await requestFor(await session(other), refused)
    expect(await decide(await session(other), no, 'refuse')).toBe(200)
    expect(await decide(await session(gaining), no)).toBe(404)
    expect(await rolesOf(refused)).toEqual([])
  })

  it('is asked for and agreed to only with a second factor, and a proof of the last five minutes', async () => {
    const administrator = await bring(aStaffMember('administrator'))
    const alone = await app.signIn(administrator.accountId)
    expect(await ask(alone, await bring(), 'editor')).toBe(403)
    const as = await session(administrator)
    app.clock.move(300_001)
    const answer = await app.request('/api/v1/staff/grants', { json: { nickname: 'x', role: 'editor' }, as })
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('"step-up"')])
  })
})

describe('a lost second factor (A7)', () => {
  const loses = async (): Promise<BroughtIn> => {
    const somebody = await bring()
    await inIdentity((trx) => aPhoneOf(trx, app.services, somebody.accountId))
    const browser = app.browser()
    const form = { email: somebody.email, password: everyonesPassword }
    await browser.request('/en/sign-in', { form })
    const asked = await browser.request('/en/sign-in/lost', { method: 'POST' })
    expect(asked.headers.get('location')).toBe('/en/sign-in/lost?asked=yes')
    return somebody
  }
  const enter = async ({
    email,
  }: BroughtIn): Promise<{ to: string; browser: ReturnType<TestApp['browser']> }> => {
    const browser = app.browser()
    const answer = await browser.request('/en/sign-in', { form: { email, password: everyonesPassword } })
    return { to: answer.headers.get('location') ?? '', browser }
  }

  it('is removed after two different validators agreed, then waits a day', async () => {
    const somebody = await loses()
    const [one, two] = [await bring(aStaffMember('validator')), await bring(aStaffMember('validator'))]
    const requestId = await requestFor(await session(one), somebody)
    expect(await decide(await session(await bring(aStaffMember('administrator'))), requestId)).toBe(404)
    expect(await decide(await session(one), requestId)).toBe(200)
    expect((await enter(somebody)).to).toContain('/sign-in/second')
    expect(await decide(await session(one), requestId)).toBe(404)
    expect(await decide(await session(two), requestId)).toBe(200)
    const { to, browser } = await enter(somebody)
    expect(to).toBe('/en/home')
    expect((await browser.request('/en/home')).headers.get('location')).toBe('/en/account/waiting')
    app.clock.move(hours(24))
    expect((await (await enter(somebody)).browser.request('/en/home')).status).toBe(200)
  })

  it('comes back when its owner says that it was not them, while asked or while waiting', async () => {
    const asked = await loses()
    const [one, two] = [await bring(aStaffMember('validator')), await bring(aStaffMember('validator'))]
    const stop = async (who: BroughtIn, subject: string): Promise<void> => {
      const token = /token=([\w-]+)/.exec(await newest(who.email, subject))?.[1] ?? 'none'
      await app.request('/en/stop', { form: { token } })
    }
    const first = await requestFor(await session(one), asked)
    await stop(asked, 'Somebody asks to remove your second step')
    expect(await decide(await session(one), first)).toBe(404)
    const waiting = await loses()
    const second = await requestFor(await session(one), waiting)
    await decide(await session(one), second)
    await decide(await session(two), second)
    expect((await enter(waiting)).to).toBe('/en/home')
    await stop(waiting, 'Your second step was removed')
    expect((await enter(waiting)).to).toContain('/sign-in/second')
  })

  it('cannot be asked for without the password', async () => {
    const answer = await app.request('/en/sign-in/lost', { method: 'POST' })
    expect(answer.headers.get('location')).toBe('/en/sign-in')
    expect((await app.request('/en/sign-in/lost')).headers.get('location')).toBe('/en/sign-in')
  })
})
