import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { aHousehold, type Household } from '../../../test/household.ts'
import { aStaffMember, bringIn } from '../../people/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { auditRows } from './search-audit.sql.ts'

let app: TestApp
let home: Household
let officer: { readonly accountId: string; readonly cookie: string }

const bringStaff = async (role: 'privacy-officer' | 'administrator') => {
  const made = await app.services.database.begin('identity', nobody, (trx) =>
    bringIn(trx, app.services, aStaffMember(role)),
  )
  return { accountId: made.accountId, cookie: await app.signIn(made.accountId, { secondFactor: true }) }
}

beforeAll(async () => {
  app = await testApp()
  home = await aHousehold(app)
  officer = await bringStaff('privacy-officer')
  await home.get(`/en/persons/${home.mother.personId}/symptoms`, home.grandmother.cookie)
  await home.post(`/en/persons/${home.mother.personId}/about`, { sex: 'female' })
}, 120_000)
afterAll(async () => {
  await home.close()
  await app.close()
})

const path = '/en/staff/audit'
const search = async (form: Record<string, string>, as = officer.cookie): Promise<Response> =>
  home.post(path, { why: 'complaint', ...form }, as)
const rowsIn = (text: string): number => text.match(/<th scope="row">/g)?.length ?? 0

describe('searching the audit', () => {
  it('finds by person, by account, by act and by day, and only what fits all of them', async () => {
    const { personId, accountId } = home.mother
    const both = await (await search({ person: personId })).text()
    expect(both).toContain('reads as second-relative')
    expect(both).toContain('onboarding.')
    const hers = await (await search({ person: personId, account: accountId, act: 'onboarding.' })).text()
    expect(rowsIn(hers)).toBe(1)
    const day = app.clock.now().toISOString().slice(0, 10)
    expect(
      rowsIn(await (await search({ account: accountId, from: day, until: day })).text()),
    ).toBeGreaterThan(0)
    const before = await search({ account: accountId, until: '2020-01-01' })
    expect(await before.text()).toContain('Nothing was found')
  })

  it('is audited itself, with the reason; the person in question sees that it was done', async () => {
    await search({ person: home.mother.personId, number: '2026/17' })
    const rows = await home.look(
      `select account_id, subject from access.audit where person_id = $1 and operation = 'rights.search-audit' order by id desc limit 1`,
    )
    expect(rows).toEqual([{ account_id: officer.accountId, subject: 'complaint 2026/17' }])
    const saw = await (await home.get(`/en/persons/${home.mother.personId}/who-saw`)).text()
    expect(saw).toContain('staff: privacy officer')
  })

  it('asks for a reason, and takes no words of anybody as its number', async () => {
    for (const form of [{ why: '' }, { number: 'Ana’s mother' }, { person: 'Noa' }, { from: 'yesterday' }])
      expect((await search(form)).status).toBe(422)
  })

  it('is shown in pages', async () => {
    for (let at = 0; at < 60; at += 1)
      await home.get(`/en/persons/${home.mother.personId}/symptoms`, home.grandmother.cookie)
    const first = await (await search({ act: 'health' })).text()
    expect(rowsIn(first)).toBe(50)
    const before = /name="before" value="(\d+)"/.exec(first)?.[1] ?? ''
    const second = await (await search({ act: 'health', before })).text()
    expect(rowsIn(second)).toBeGreaterThan(5)
    expect(second).not.toContain('name="before"')
  })

  it('leaves as a table only with a proof of the last five minutes', async () => {
    const csv = await home.post(`${path}/csv`, { why: 'check', act: 'health' }, officer.cookie)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect((await csv.text()).split('\r\n').length).toBeGreaterThan(60)
    app.clock.move(300_001)
    const late = await home.post(`${path}/csv`, { why: 'check' }, officer.cookie)
    expect(late.headers.get('location')).toContain('/en/step-up')
    app.clock.move(-300_001)
  })

  it('is for a privacy officer with a second factor; the database itself tells nobody else anything', async () => {
    const administrator = await bringStaff('administrator')
    for (const who of [administrator, home.stranger]) {
      expect((await home.get(path, who.cookie)).status).toBe(404)
      expect((await search({}, who.cookie)).status).toBe(404)
    }
    const alone = await app.signIn(officer.accountId)
    expect((await home.get(path, alone)).status).toBe(303)
    const wish = { most: 10, person: home.mother.personId }
    const all = {
      account: undefined,
      operation: undefined,
      since: undefined,
      until: undefined,
      before: undefined,
    }
    const asking = (accountId: string) =>
      app.services.database.begin('identity', { accountId }, (trx) => auditRows(trx, { ...all, ...wish }))
    expect(await asking(administrator.accountId)).toEqual([])
    expect((await asking(officer.accountId)).length).toBe(10)
  })
})
