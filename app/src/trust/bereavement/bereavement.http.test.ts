import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { errorsOn } from '../../../test/form-on.ts'
import { mayBeUsed, type UsePurpose } from '../../consent/index.ts'
import {
  aCarer,
  aMember,
  aStaffMember,
  type BroughtIn,
  bringIn,
  type FictionalMember,
  insertMajorityFact,
  startRepresentation,
} from '../../people/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import { uncheckedNearlyAdults } from '../representation/age-contacts.sql.ts'
import { comingOfAge } from '../representation/coming-of-age.job.ts'

let app: TestApp
let mother: BroughtIn
let grandmother: BroughtIn
let personId: string
const identity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)
const bring = (member: FictionalMember) => identity((trx) => bringIn(trx, app.services, member))
const as = (who: BroughtIn) => app.signIn(who.accountId, { secondFactor: true })

beforeAll(async () => {
  app = await testApp()
}, 120_000)
afterAll(() => app.close())
beforeEach(async () => {
  mother = await bring(aCarer({ of: 'Noa' }))
  personId = mother.personIds[0] ?? ''
  grandmother = await bring(aMember({ persons: [] }))
  await identity((trx) =>
    startRepresentation(trx, {
      accountId: grandmother.accountId,
      personId,
      relation: 'second-relative',
      now: app.clock.now(),
    }),
  )
})

const post = async (who: BroughtIn, path: string, form: Record<string, string> = {}) => {
  const response = await app.request(`/en/persons/${personId}/${path}`, { as: await as(who), form })
  return { status: response.status, html: await response.text() }
}
const get = async (who: BroughtIn, path: string) =>
  (await app.request(`/en${path}`, { as: await as(who) })).text()
const agree = async (...purposes: readonly UsePurpose[]) => {
  for (const purpose of purposes) await post(mother, 'choices', { purpose, choice: 'give' })
}
const may = async (purpose: UsePurpose) =>
  (await identity((trx) => mayBeUsed(trx, { person: personId, purpose }))).because

describe('after a death', () => {
  it('nobody is matched, contacted or invited, and what was donated stays until the family decides', async () => {
    await agree('membership', 'be-matched', 'be-contacted', 'research-contact', 'genetic-data')
    expect((await post(mother, 'bereavement')).status).toBe(303)
    for (const purpose of ['be-matched', 'be-contacted', 'research-contact'] as const)
      expect(await may(purpose)).toBe('bereaved')
    expect(await may('genetic-data')).toBe('agreed')
  })

  it('words change on every page of the person, and nothing is asked to be finished', async () => {
    expect(await get(mother, '/home')).not.toContain('In memory of Noa')
    await post(mother, 'bereavement')
    const home = await get(mother, '/home')
    expect(home).toContain('In memory of Noa')
    expect(home).not.toContain('Next:')
    expect(home).not.toContain('/like-me')
    expect(await get(grandmother, '/home')).toContain('In memory of Noa')
    expect(await get(mother, `/persons/${personId}/symptoms`)).toContain('What did Noa live with?')
    const likeMe = await get(mother, `/persons/${personId}/like-me`)
    expect(likeMe).toContain('Nobody is matched with this record any more.')
    expect(likeMe).not.toContain('/agreement')
    expect(await get(mother, `/persons/${personId}/bereavement`)).toContain('In memory of Noa')
  })

  it('no letter about coming of age goes out', async () => {
    await app.request(`/en/persons/${personId}/about`, {
      as: await as(mother),
      form: { name: 'Noa', birthYear: '2009', birthMonth: '1', sex: 'unsaid', country: 'ES' },
    })
    const bornOn = { personId, bornOn: '2009-01-10', setBy: 'a test', now: app.clock.now() }
    await identity((trx) => insertMajorityFact(trx, bornOn))
    const nearly = async () => (await identity(uncheckedNearlyAdults)).map((one) => one.person_id)
    expect(await nearly()).toContain(personId)
    await post(mother, 'bereavement')
    await comingOfAge.run({}, app.services)
    expect((await app.mails()).filter(({ to }) => to === mother.email)).toEqual([])
  })

  it('the family decides later and again, and stopping research withdraws every purpose of it', async () => {
    await agree('membership', 'genetic-data', 'publication')
    await post(mother, 'bereavement')
    const none = await post(mother, 'bereavement/choice')
    expect(none.status).toBe(422)
    expect(errorsOn(none.html)).not.toBe('')
    await post(mother, 'bereavement/choice', { choice: 'keep' })
    expect(await may('genetic-data')).toBe('agreed')
    await post(mother, 'bereavement/choice', { choice: 'stop-research' })
    expect(await may('genetic-data')).toBe('said-no')
    expect(await may('publication')).toBe('said-no')
    expect(await may('membership')).toBe('agreed')
    await post(mother, 'bereavement/choice', { choice: 'erase' })
    const rows = await identity((trx) =>
      sql`select from people.staff_notice where kind = 'erase-wanted' and person_id = ${personId}`.execute(
        trx,
      ),
    )
    expect(rows.rows).toHaveLength(1)
  })

  it('told by mistake, everything is as before, and both are in the timeline', async () => {
    await agree('membership', 'be-matched')
    await post(mother, 'bereavement')
    expect((await post(mother, 'bereavement/mistake')).status).toBe(303)
    expect(await may('be-matched')).toBe('agreed')
    expect(await get(mother, '/home')).not.toContain('In memory')
    const timeline = await get(grandmother, `/persons/${personId}/representation`)
    expect(timeline).toContain(`${mother.nickname} told us of a death.`)
    expect(timeline).toContain(`${mother.nickname} said that was a mistake.`)
  })

  it('told by whoever only looks, staff ask first: until then nothing changes', async () => {
    await agree('membership', 'be-matched')
    const told = await post(grandmother, 'bereavement')
    expect(told.status).toBe(303)
    expect(await may('be-matched')).toBe('agreed')
    expect((await post(grandmother, 'bereavement/choice', { choice: 'keep' })).status).toBe(404)
    const validator = await bring(aStaffMember('validator'))
    const page = await get(validator, '/staff/families')
    expect(page).toContain('A relative tells of a death')
    const [, path = ''] = /action="\/en(\/staff\/families\/\d+\/death)"/.exec(page) ?? []
    const note = async () =>
      (await app.request(`/en${path}`, { as: await as(validator), method: 'POST' })).status
    expect(await note()).toBe(303)
    expect(await may('be-matched')).toBe('bereaved')
    expect(await note()).toBe(404)
  })
})
