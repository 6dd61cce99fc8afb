import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import type { Client } from '../../access/index.ts'
import { days, hours } from '../../platform/clock/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import {
  type About,
  actorOf,
  aMember,
  bringIn,
  confirmEmail,
  confirmLinkWorks,
  nicknameIsFree,
  registerAccount,
  setFirstPassword,
} from '../index.ts'
import { forgetOld } from './forget-old.job.ts'

const noBrowser: Client = {
  address: '192.0.2.1',
  held: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
}

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const inIdentity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)
const about = (nickname: string): About => ({
  role: 'caregiver',
  nickname,
  country: 'RO',
  languages: ['ro', 'en'],
  expertise: [],
})
const register = (email: string, nickname: string) =>
  inIdentity((trx) => registerAccount(trx, app.services, { email, about: about(nickname), locale: 'en' }))
const mailsTo = async (email: string) => (await app.mails()).filter((mail) => mail.to === email)
const tokenFor = async (email: string): Promise<string> => {
  const newest = (await mailsTo(email))[0]
  return /token=(\S+)/.exec(newest?.text ?? '')?.[1] ?? ''
}
const confirm = (token: string) => inIdentity((trx) => confirmEmail(trx, app.services, token))
const choose = (token: string, password: string) =>
  inIdentity((trx) => setFirstPassword(trx, app.services, noBrowser, { token, password }))

describe('registering', () => {
  it('goes from the address to a session through one mail, one button and one password', async () => {
    const { accountId } = await register('ana@example.org', 'calm-lake')
    const token = await tokenFor('ana@example.org')
    expect(await inIdentity((trx) => confirmLinkWorks(trx, app.services, token))).toBe(true)
    const confirmed = await confirm(token)
    if (!confirmed.ok) throw new Error(confirmed.problem.code)
    expect(confirmed.value).toMatchObject({ accountId, email: 'ana@example.org' })
    const weak = await choose(confirmed.value.passwordToken, 'calm-lake-calm-lake')
    expect(weak).toMatchObject({ ok: false, problem: { code: 'password-context', field: 'password' } })
    const chosen = await choose(confirmed.value.passwordToken, 'seven lamps under snow')
    if (!chosen.ok) throw new Error(chosen.problem.code)
    expect(await actorOf(app.services, chosen.value.sessionToken)).toMatchObject({
      accountId,
      nickname: 'calm-lake',
      role: 'caregiver',
    })
  })

  it('lets the link work again until there is a password, and not after', async () => {
    await register('twice@example.org', 'two-doors')
    const token = await tokenFor('twice@example.org')
    const first = await confirm(token)
    const second = await confirm(token)
    if (!first.ok || !second.ok) throw new Error('refused')
    expect((await choose(second.value.passwordToken, 'seven lamps under snow')).ok).toBe(true)
    expect((await confirm(token)).ok).toBe(false)
    expect((await choose(first.value.passwordToken, 'eight lamps under rain')).ok).toBe(false)
  })

  it('with a taken address changes nothing there and tells its owner by mail', async () => {
    const owner = await inIdentity((trx) => bringIn(trx, app.services, aMember()))
    expect(await register(owner.email, 'somebody-else')).toEqual({ accountId: undefined })
    expect((await mailsTo(owner.email)).map((mail) => mail.subject)).toEqual(['You have an account already'])
  })

  it('does not tell, through the nickname, whether the address was taken', async () => {
    const owner = await inIdentity((trx) => bringIn(trx, app.services, aMember()))
    await register(owner.email, 'probe-taken')
    await register('free-address@example.org', 'probe-free')
    expect(await inIdentity((trx) => nicknameIsFree(trx, 'probe-taken'))).toBe(true)
    expect(await inIdentity((trx) => nicknameIsFree(trx, 'probe-free'))).toBe(true)
  })

  it('gives a nickname that was taken meanwhile a number', async () => {
    await register('slow@example.org', 'blue-door')
    await inIdentity((trx) => bringIn(trx, app.services, aMember({ nickname: 'Blue-Door' })))
    const { ok } = await confirm(await tokenFor('slow@example.org'))
    expect(ok).toBe(true)
    expect(await inIdentity((trx) => nicknameIsFree(trx, 'blue-door-2'))).toBe(false)
  })

  it('again before confirming makes older links worthless and keeps the newest words', async () => {
    await register('again@example.org', 'first-words')
    const older = await tokenFor('again@example.org')
    app.clock.move(hours(1))
    await register('again@example.org', 'newer-words')
    const newer = await tokenFor('again@example.org')
    expect((await confirm(older)).ok).toBe(false)
    expect((await confirm(newer)).ok).toBe(true)
    expect(await inIdentity((trx) => nicknameIsFree(trx, 'newer-words'))).toBe(false)
  })

  it('twice at the same moment makes one account', async () => {
    const made = await Promise.all([1, 2, 3].map(() => register('racing@example.org', 'quick-fox')))
    expect(new Set(made.map((one) => one.accountId).filter((id) => id !== undefined)).size).toBe(1)
  })

  it('left unconfirmed for thirty days is forgotten, key and all', async () => {
    const { accountId } = await register('left-alone@example.org', 'left-alone')
    app.clock.move(days(29))
    await forgetOld.handle({}, app.services)
    expect(await keyExists(accountId)).toBe(true)
    app.clock.move(days(2))
    await forgetOld.handle({}, app.services)
    expect(await keyExists(accountId)).toBe(false)
    expect((await register('left-alone@example.org', 'left-alone')).accountId).not.toBe(accountId)
  })
})

const keyExists = async (id: string | undefined): Promise<boolean> => {
  const found = await inIdentity((trx) =>
    sql`select 1 from platform.data_key k join people.account a on a.id = k.id
      where k.id = ${id ?? null}::uuid and k.wrapped is not null`.execute(trx),
  )
  return found.rows.length === 1
}
