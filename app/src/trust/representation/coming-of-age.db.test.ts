import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { errorsOn } from '../../../test/form-on.ts'
import { aCarer, aMember, bringIn, type FictionalMember } from '../../people/index.ts'
import { inHealth, nobody } from '../../platform/db/index.ts'
import { guardianshipProve, takeoverCode } from '../index.ts'
import { comingOfAge } from './coming-of-age.job.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: new Date('2026-01-10T12:00:00Z') })
}, 120_000)
afterAll(() => app.close())

const bring = (member: FictionalMember) =>
  app.services.database.begin('identity', nobody, (trx) => bringIn(trx, app.services, member))

const aTeenager = async (bornYear: number, bornMonth: number) => {
  const mother = await bring(aCarer({ of: 'Noa' }))
  const personId = mother.personIds[0] ?? ''
  await app.services.database.begin('identity', { accountId: mother.accountId }, (trx) =>
    inHealth(trx, (health) =>
      sql`insert into health.profile (person_id, birth_year, birth_month, sex, country, touched_at)
        values (${personId}, ${bornYear}, ${bornMonth}, 'unsaid', 'ES', ${app.clock.now()})`.execute(health),
    ),
  )
  return { mother, personId }
}
const subjectsTo = async (email: string): Promise<readonly string[]> =>
  (await app.mails()).filter(({ to }) => to === email).map(({ subject }) => subject)
const runAt = async (instant: string): Promise<void> => {
  app.clock.move(Date.parse(instant) - app.clock.now().getTime())
  await comingOfAge.run({}, app.services)
  await comingOfAge.run({}, app.services)
}
const noticesOf = async (personId: string): Promise<readonly string[]> => {
  const found = await app.services.database.begin('identity', nobody, (trx) =>
    sql<{ kind: string }>`select kind from people.staff_notice where person_id = ${personId}`.execute(trx),
  )
  return found.rows.map(({ kind }) => kind)
}

describe('before and after the day of age', () => {
  it('a guardian is asked in time, told once each time, and staff look for whom nobody can reach', async () => {
    const { mother, personId } = await aTeenager(2009, 3)
    await runAt('2026-02-27T12:00:00Z')
    expect(await subjectsTo(mother.email)).toEqual([])
    await runAt('2026-03-02T12:00:00Z')
    expect(await subjectsTo(mother.email)).toEqual(['Somebody you act for comes of age in a year'])
    await runAt('2026-12-05T12:00:00Z')
    expect(await subjectsTo(mother.email)).toHaveLength(2)
    expect(await noticesOf(personId)).toEqual([])
    await runAt('2027-03-01T12:00:00Z')
    expect(await subjectsTo(mother.email)).toContain('A person you acted for has come of age')
    expect(await noticesOf(personId)).toEqual(['unreachable'])
    await runAt('2027-03-20T12:00:00Z')
    expect(await subjectsTo(mother.email)).toHaveLength(3)
  })

  it('a young person with an address of their own is told and reminded, until they have answered', async () => {
    const { mother, personId } = await aTeenager(2009, 6)
    const young = await bring(aMember({ persons: [] }))
    const as = await app.signIn(mother.accountId, { secondFactor: true })
    const choices = `/en/persons/${personId}/choices`
    await app.request(choices, { as, form: { purpose: 'be-matched', choice: 'give' } })
    await app.request(`/en/persons/${personId}/invitations`, {
      as,
      form: { email: young.email, relation: 'self', language: 'en' },
    })
    const mail = (await app.mails()).find(({ to }) => to === young.email)
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(mail?.text ?? '')?.[0] ?? ''
    const joined = await app.request('/en/join', {
      as: await app.signIn(young.accountId, { secondFactor: true }),
      form: { code },
    })
    expect(errorsOn(await joined.text())).toBe('')
    await runAt('2027-06-01T12:00:00Z')
    expect(await subjectsTo(young.email)).toContain('The record is yours now')
    expect(await subjectsTo(mother.email)).not.toContain('A person you acted for has come of age')
    expect(await noticesOf(personId)).toEqual([])
    await runAt('2027-06-16T12:00:00Z')
    const reminders = async () =>
      (await subjectsTo(young.email)).filter((subject) => subject === 'Your choices still wait')
    expect(await reminders()).toHaveLength(1)
    const own = await app.signIn(young.accountId, { secondFactor: true })
    await app.request(choices, { as: own, form: { purpose: 'be-matched', choice: 'withdraw' } })
    await runAt('2027-07-20T12:00:00Z')
    expect(await reminders()).toHaveLength(1)
  })
})

describe('a code', () => {
  it('on paper lets look only, until staff have seen who uses it', async () => {
    const { mother, personId } = await aTeenager(2009, 9)
    const page = `/en/persons/${personId}/representation`
    const letter = await app.request(`${page}/letter`, {
      as: await app.signIn(mother.accountId, { secondFactor: true }),
      method: 'POST',
    })
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await letter.text())?.[0] ?? ''
    await runAt('2027-09-01T12:00:00Z')
    const young = await bring(aMember({ persons: [] }))
    const join = async () =>
      app.request('/en/join', {
        as: await app.signIn(young.accountId, { secondFactor: true }),
        form: { code },
      })
    // The guardian who made the paper may not decide any more; the paper was made while they might.
    expect(errorsOn(await (await join()).text())).toBe('')
    const decide = async () =>
      (
        await app.request(`/en/persons/${personId}/choices`, {
          as: await app.signIn(young.accountId, { secondFactor: true }),
          form: { purpose: 'be-matched', choice: 'give' },
        })
      ).status
    expect(await decide()).toBe(404)
    const because = ['--because', 'identity card seen']
    await guardianshipProve(app.services, [personId, young.accountId, 'identity', ...because])
    expect(await decide()).toBe(303)
  })

  it('from staff counts by itself, once', async () => {
    const { personId } = await aTeenager(2000, 1)
    const { sentence } = await takeoverCode(app.services, [personId, '--because', 'met at the clinic'])
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sentence)?.[0] ?? ''
    const grown = await bring(aMember({ persons: [] }))
    const form = { code }
    const first = await app.request('/en/join', {
      as: await app.signIn(grown.accountId, { secondFactor: true }),
      form,
    })
    expect(first.status).toBe(303)
    const decided = await app.request(`/en/persons/${personId}/choices`, {
      as: await app.signIn(grown.accountId, { secondFactor: true }),
      form: { purpose: 'membership', choice: 'give' },
    })
    expect(decided.status).toBe(303)
    const other = await bring(aMember({ persons: [] }))
    const again = await app.request('/en/join', {
      as: await app.signIn(other.accountId, { secondFactor: true }),
      form,
    })
    expect(errorsOn(await again.text())).toContain('was used already')
  })
})

describe('a guardian over the days around a birthday', () => {
  it('has access on every hour before the day of age in their country, and on none after', async () => {
    const { mother, personId } = await aTeenager(2010, 2)
    const majority = Date.parse('2028-01-31T23:00:00Z')
    const wrong: string[] = []
    for (let hour = -30; hour <= 30; hour += 1) {
      app.clock.move(majority + hour * 3_600_000 - app.clock.now().getTime())
      const status = (
        await app.request(`/en/persons/${personId}/representation`, {
          as: await app.signIn(mother.accountId, { secondFactor: true }),
        })
      ).status
      if (status !== (hour < 0 ? 200 : 404)) wrong.push(`${hour} h: ${status}`)
    }
    expect(wrong).toEqual([])
  })
})
