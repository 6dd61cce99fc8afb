import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { mayBeUsed } from '../../consent/index.ts'
import { aCarer, aStaffMember, type BroughtIn, bringIn, type FictionalMember } from '../../people/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import { setGuardianship } from '../index.ts'

let app: TestApp
let mother: BroughtIn
let father: BroughtIn
let validator: BroughtIn
const identity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)
const bring = (member: FictionalMember) => identity((trx) => bringIn(trx, app.services, member))
const as = (who: BroughtIn) => app.signIn(who.accountId, { secondFactor: true })
const childOf = (who: BroughtIn): string => who.personIds[0] ?? ''

let birthYear = 2010
beforeAll(async () => {
  app = await testApp()
  validator = await bring(aStaffMember('validator'))
}, 120_000)
afterAll(() => app.close())
beforeEach(async () => {
  mother = await bring(aCarer({ of: 'Noa' }))
  father = await bring(aCarer({ of: 'Noá' }))
  birthYear += 1
})

const describeChild = async (who: BroughtIn, name: string, more: Record<string, string> = {}) =>
  app.request(`/en/persons/${childOf(who)}/about`, {
    as: await as(who),
    form: { name, birthYear: String(birthYear), birthMonth: '4', sex: 'unsaid', country: 'ES', ...more },
  })
const staffPage = async () => (await app.request('/en/staff/families', { as: await as(validator) })).text()
const isOnStaffPage = async () => {
  const page = await staffPage()
  return page.includes(childOf(mother)) && page.includes(childOf(father))
}
const look = async (who: BroughtIn, of: BroughtIn) => {
  const response = await app.request(`/en/persons/${childOf(of)}/representation`, { as: await as(who) })
  return { status: response.status, html: await response.text() }
}
const doAsStaff = async (what: 'join' | 'settle', form: Record<string, string> = {}) => {
  const page = await staffPage()
  const [, part = ''] = page.split(childOf(mother))
  const [, path = ''] = new RegExp(`action="/en(/staff/families/\\d+/${what})"`).exec(part) ?? []
  return (await app.request(`/en${path}`, { as: await as(validator), form })).status
}

describe('two relatives who entered the same child', () => {
  it('learn nothing of each other by it: the answers are the same, and only staff find a row', async () => {
    const first = await describeChild(mother, 'Noa')
    expect(await isOnStaffPage()).toBe(false)
    const second = await describeChild(father, 'NOÁ García')
    expect(second.status).toBe(first.status)
    expect(await second.text()).toBe(await first.text())
    expect(await isOnStaffPage()).toBe(true)
    expect((await look(father, mother)).status).toBe(404)
    expect((await look(mother, father)).status).toBe(404)
    const toEither = (await app.mails()).filter(({ to }) => to === mother.email || to === father.email)
    expect(toEither).toEqual([])
  })

  it('are joined by staff: the later one views the earlier record until proven, and keeps their own as history', async () => {
    await describeChild(mother, 'Noa')
    await describeChild(father, 'Noa')
    expect(await doAsStaff('join', { as: 'legal-representative' })).toBe(303)
    const seen = await look(father, mother)
    expect(seen.status).toBe(200)
    expect(seen.html).toContain('Can only look until our staff have seen a paper')
    expect((await look(mother, mother)).html).toContain(`${father.nickname} had entered the same child`)
    const form = { purpose: 'be-contacted', choice: 'give' }
    const decide = async (of: BroughtIn) =>
      (await app.request(`/en/persons/${childOf(of)}/choices`, { as: await as(father), form })).status
    expect(await decide(mother)).toBe(404)
    expect(await decide(father)).toBe(404)
    const home = await (await app.request('/en/home', { as: await as(father) })).text()
    expect(home).toContain('This record is kept as history')
    for (const { email } of [mother, father]) {
      const mails = (await app.mails()).filter(({ to }) => to === email)
      expect(mails.map(({ subject }) => subject)).toEqual(['Two records have become one'])
      expect(mails[0]?.text).not.toContain('Noa')
    }
    await identity((trx) =>
      setGuardianship(trx, {
        personId: childOf(mother),
        accountId: father.accountId,
        outcome: 'proven',
        paper: 'birth',
        because: 'a test',
        setBy: 'the test',
        now: app.clock.now(),
      }),
    )
    expect(await decide(mother)).toBe(303)
  })

  it('once joined, nothing of the later record is used any more', async () => {
    await describeChild(mother, 'Noa')
    await describeChild(father, 'Noa')
    const purpose = 'be-matched'
    const form = { purpose, choice: 'give' }
    await app.request(`/en/persons/${childOf(father)}/choices`, { as: await as(father), form })
    const may = async () => identity((trx) => mayBeUsed(trx, { person: childOf(father), purpose }))
    expect((await may()).allowed).toBe(true)
    await doAsStaff('join', { as: 'second-relative' })
    expect(await may()).toMatchObject({ allowed: false, because: 'joined' })
  })

  it('are let be where staff said they are two children, and where the month is another', async () => {
    await describeChild(mother, 'Noa')
    await describeChild(father, 'Noa', { birthMonth: '5' })
    expect(await isOnStaffPage()).toBe(false)
    await describeChild(father, 'Noa')
    expect(await isOnStaffPage()).toBe(true)
    await doAsStaff('settle')
    await describeChild(father, 'Noa')
    expect(await isOnStaffPage()).toBe(false)
    expect((await look(father, mother)).status).toBe(404)
  })
})
