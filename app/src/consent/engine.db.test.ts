import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import {
  aCarer,
  aMember,
  bringIn,
  endRepresentation,
  type FictionalMember,
  startRepresentation,
} from '../people/index.ts'
import { days } from '../platform/clock/index.ts'
import { inHealth, nobody, type Trx } from '../platform/db/index.ts'
import { setGuardianship } from '../trust/index.ts'
import { type Asking, isResearch, mayBeUsed, purposes, type UsePurpose } from './index.ts'

let app: TestApp
let personId: string
let mother: string
let father: string
const identity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)
const bring = async (member: FictionalMember) => identity((trx) => bringIn(trx, app.services, member))

beforeAll(async () => {
  app = await testApp()
}, 120_000)
afterAll(() => app.close())

/** A child of a mother and a father who both count, born so that 12 November 2026 is thirteen years later in Spain. */
beforeEach(async () => {
  const made = await bring(aCarer({ of: 'Noa' }))
  mother = made.accountId
  personId = made.personIds[0] ?? ''
  father = (await bring(aMember({ persons: [] }))).accountId
  await represent(father, 'legal-representative', 'invitation')
  await prove(father, 'birth')
  await born(2013, 11)
})

const represent = (
  accountId: string,
  relation: 'self' | 'legal-representative',
  cameBy: 'invitation' | 'takeover',
) =>
  identity((trx) => startRepresentation(trx, { accountId, personId, relation, cameBy, now: app.clock.now() }))
const prove = (accountId: string, paper: 'birth' | 'court') =>
  identity((trx) =>
    setGuardianship(trx, {
      personId,
      accountId,
      outcome: 'proven',
      paper,
      because: 'a test',
      setBy: 'the test',
      now: app.clock.now(),
    }),
  )
const born = (year: number, month: number, country = 'ES') =>
  app.services.database.begin('identity', { accountId: mother }, (trx) =>
    inHealth(trx, (health) =>
      sql`insert into health.profile (person_id, birth_year, birth_month, sex, country, touched_at)
        values (${personId}, ${year}, ${month}, 'unsaid', ${country}, ${app.clock.now()})
        on conflict (person_id) do update set birth_year = ${year}, birth_month = ${month}, country = ${country}`.execute(
        health,
      ),
    ),
  )
const say = async (
  by: string,
  purpose: string,
  choice: 'give' | 'withdraw',
  way?: string,
): Promise<number> => {
  const as = await app.signIn(by, { secondFactor: true })
  const form = { purpose, choice, ...(way === undefined ? {} : { way }) }
  return (await app.request(`/en/persons/${personId}/choices`, { as, form })).status
}
const childSays = async (choice: 'yes' | 'no') =>
  app.request(`/en/persons/${personId}/choices/child`, {
    as: await app.signIn(mother, { secondFactor: true }),
    form: { choice },
  })
const may = (purpose: UsePurpose, by?: Asking) =>
  identity((trx) => mayBeUsed(trx, { person: personId, purpose, ...(by === undefined ? {} : { by }) }))
const matchable = async (): Promise<boolean> =>
  identity(async (trx) => {
    const found = await sql`select from consent.still_matchable(array[${personId}::uuid])`.execute(trx)
    return found.rows.length === 1
  })

describe('whether a person’s data may be used', () => {
  it('is no before anybody was asked, yes under the text that was read, and no again after it was taken back', async () => {
    expect(await may('genetic-data')).toEqual({
      allowed: false,
      because: 'not-asked',
      textVersion: undefined,
      way: undefined,
    })
    await say(mother, 'genetic-data', 'give')
    expect(await may('genetic-data')).toMatchObject({ allowed: true, because: 'agreed', textVersion: 1 })
    await say(mother, 'genetic-data', 'withdraw')
    expect(await may('genetic-data')).toMatchObject({ allowed: false, because: 'said-no' })
    expect(await may('study:never-asked')).toMatchObject({ allowed: false, because: 'not-asked' })
  })

  it('bites on every request that comes after a withdrawal, however many come at once (A4)', async () => {
    await say(mother, 'be-matched', 'give')
    await say(mother, 'membership', 'give')
    expect(await matchable()).toBe(true)
    await say(mother, 'be-matched', 'withdraw')
    const answers = await Promise.all(Array.from({ length: 40 }, () => matchable()))
    expect(answers.filter((stale) => stale)).toEqual([])
  })

  it('in further research depends on the way chosen and on who approved the project', async () => {
    const board = { project: 'p1', approvedBy: 'community-board' } as const
    const platform = { project: 'p1', approvedBy: 'platform' } as const
    const answers = async () => [
      (await may('further-research')).allowed,
      (await may('further-research', platform)).allowed,
      (await may('further-research', board)).allowed,
    ]
    expect(await say(mother, 'further-research', 'give')).toBe(404)
    await say(mother, 'further-research', 'give', 'any-approved')
    expect(await answers()).toEqual([false, true, true])
    await say(mother, 'further-research', 'give', 'community-board')
    expect(await answers()).toEqual([false, false, true])
    await say(mother, 'further-research', 'give', 'ask-each-time')
    expect(await answers()).toEqual([false, false, false])
    expect((await may('further-research', board)).because).toBe('ask-first')
    // Of two representatives the stricter way counts.
    await say(father, 'further-research', 'give', 'any-approved')
    expect(await may('further-research', board)).toMatchObject({ allowed: false, way: 'ask-each-time' })
  })
})

describe('two legal representatives', () => {
  it('who disagree: the stricter counts, both read it, staff are told once', async () => {
    await say(mother, 'be-matched', 'give')
    await say(mother, 'membership', 'give')
    await say(father, 'be-matched', 'withdraw')
    expect(await may('be-matched')).toMatchObject({ allowed: false, because: 'stricter' })
    expect(await matchable()).toBe(false)
    await say(mother, 'be-matched', 'give')
    expect((await may('be-matched')).allowed).toBe(false)
    for (const who of [mother, father]) {
      const page = await app.request(`/en/persons/${personId}/choices`, {
        as: await app.signIn(who, { secondFactor: true }),
      })
      expect(await page.text()).toContain('You and another legal representative do not agree')
    }
    const rows = await identity((trx) =>
      sql`select from people.staff_notice where kind = 'disagreement' and person_id = ${personId}`.execute(
        trx,
      ),
    )
    expect(rows.rows).toHaveLength(1)
    await say(father, 'be-matched', 'give')
    expect(await may('be-matched')).toMatchObject({ allowed: true, because: 'agreed' })
  })

  it('who disagree about membership make nobody a member whom validation may let in', async () => {
    const isMember = async () =>
      identity(async (trx) => {
        const found = await sql<{
          is: boolean
        }>`select trust.agreed_to_membership(${personId}) as is`.execute(trx)
        return found.rows[0]?.is
      })
    await say(father, 'membership', 'withdraw')
    await say(mother, 'membership', 'give')
    expect(await isMember()).toBe(false)
    await say(father, 'membership', 'give')
    expect(await isMember()).toBe(true)
  })

  it('where one ended: their yes stands until a successor takes it back, their no is heard no more', async () => {
    await say(mother, 'be-contacted', 'give')
    await say(mother, 'publication', 'withdraw')
    await say(father, 'publication', 'give')
    expect((await may('publication')).allowed).toBe(false)
    await identity((trx) =>
      endRepresentation(trx, { accountId: mother, personId, because: 'a test', now: app.clock.now() }),
    )
    expect((await may('be-contacted')).allowed).toBe(true)
    expect((await may('publication')).allowed).toBe(true)
    await say(father, 'be-contacted', 'withdraw')
    expect((await may('be-contacted')).allowed).toBe(false)
  })
})

describe('a child’s own word', () => {
  it('stops every use for research at once with a no, whatever the parents allowed, and nothing else', async () => {
    for (const purpose of ['membership', 'be-matched', 'research-contact', 'genetic-data'])
      await say(mother, purpose, 'give')
    expect((await childSays('no')).status).toBe(303)
    expect(await may('research-contact')).toMatchObject({ allowed: false, because: 'child-said-no' })
    expect((await may('genetic-data')).allowed).toBe(false)
    expect(await matchable()).toBe(true)
    await childSays('yes')
    expect((await may('research-contact')).allowed).toBe(true)
  })

  it('is never a parent’s permission', async () => {
    await childSays('yes')
    expect((await may('research-contact')).allowed).toBe(false)
  })

  it('stops the same purposes in the database as the pages say', async () => {
    const asked = [...purposes, 'study:anything'] as const
    const found = await identity((trx) =>
      sql<{ purpose: string }>`select p as purpose from unnest(${[...asked]}::text[]) p
        where consent.is_research(p)`.execute(trx),
    )
    expect(found.rows.map(({ purpose }) => purpose)).toEqual(asked.filter(isResearch))
  })

  it('is asked for from the age of the country on, and kept with who typed it', async () => {
    const shown = async () =>
      (
        await app.request(`/en/persons/${personId}/choices`, {
          as: await app.signIn(mother, { secondFactor: true }),
        })
      ).text()
    expect(await shown()).toContain('Your own word about research')
    await born(2020, 1)
    expect(await shown()).not.toContain('Your own word about research')
    await born(2013, 11)
    await childSays('no')
    expect(await shown()).toContain('22 November 2026: the child said no.')
  })
})

describe('coming of age', () => {
  const reads = async (who: string): Promise<number> =>
    (
      await app.request(`/en/persons/${personId}/choices`, {
        as: await app.signIn(who, { secondFactor: true }),
      })
    ).status
  const allow = async () => {
    for (const purpose of ['membership', 'be-matched', 'research-contact']) await say(mother, purpose, 'give')
  }

  it('ends a guardian’s access at midnight of the country, pauses research, and lets matching lapse in silence', async () => {
    await born(2008, 12)
    await allow()
    const untilMidnightInSpain = Date.parse('2026-11-30T23:00:00Z') - app.clock.now().getTime()
    app.clock.move(untilMidnightInSpain - 1)
    expect(await reads(mother)).toBe(200)
    expect((await may('research-contact')).allowed).toBe(true)
    app.clock.move(1)
    expect([await reads(mother), await reads(father)]).toEqual([404, 404])
    expect(await may('research-contact')).toMatchObject({ allowed: false, because: 'paused' })
    expect(await matchable()).toBe(true)
    app.clock.move(days(90))
    expect(await may('be-matched')).toMatchObject({ allowed: false, because: 'lapsed' })
    expect(await matchable()).toBe(false)
  })

  it('hands the record to the young person, who only looked before, and whose answers count from then on', async () => {
    const soon = new Date(app.clock.now().getTime() + days(40))
    await born(soon.getUTCFullYear() - 18, soon.getUTCMonth() + 1)
    await allow()
    const young = (await bring(aMember({ persons: [] }))).accountId
    await represent(young, 'self', 'takeover')
    expect(await reads(young)).toBe(200)
    expect(await say(young, 'be-matched', 'withdraw')).toBe(404)
    app.clock.move(days(40))
    const page = await (
      await app.request(`/en/persons/${personId}/choices`, {
        as: await app.signIn(young, { secondFactor: true }),
      })
    ).text()
    expect(page).toContain('These choices are yours now')
    expect(await say(young, 'research-contact', 'give')).toBe(303)
    expect((await may('research-contact')).allowed).toBe(true)
    await say(young, 'be-matched', 'withdraw')
    expect((await may('be-matched')).allowed).toBe(false)
    expect(await reads(mother)).toBe(404)
  })

  it('leaves a guardian with a court paper in place, and what they decided', async () => {
    await prove(mother, 'court')
    await allow()
    await born(1990, 1)
    expect(await reads(mother)).toBe(200)
    expect((await may('research-contact')).allowed).toBe(true)
    // A birth paper makes nobody the representative of an adult.
    expect(await say(father, 'research-contact', 'withdraw')).toBe(404)
  })

  it.each([
    ['Romania', 'RO', '2026-11-30T22:00:00Z'],
    ['Japan', 'JP', '2026-11-30T15:00:00Z'],
    ['Mexico', 'MX', '2026-12-01T05:00:00Z'],
    ['a country without a row', 'ZZ', '2026-11-30T10:00:00Z'],
  ])('happens when the day begins in %s', async (_, country, instant) => {
    await born(2008, 12, country)
    const found = await identity((trx) =>
      sql<{
        at: Date
      }>`select majority_at as at from people.person_age where person_id = ${personId}`.execute(trx),
    )
    expect(found.rows[0]?.at.toISOString()).toBe(new Date(instant).toISOString())
  })
})
