import { readdir } from 'node:fs/promises'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personal } from '../../../compose/modules.ts'
import { type TestApp, testApp } from '../../../test/app.ts'
import { aHousehold, type Household } from '../../../test/household.ts'
import { sealOnce, verifyChain } from '../../access/index.ts'
import { everyonesPassword, startRepresentation } from '../../people/index.ts'
import { days } from '../../platform/clock/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { givePaper } from '../../trust/index.ts'
import { finishErasures } from './finish-erasure.ts'

let app: TestApp
let home: Household
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const yes = { typed: 'erase' }

const inHome = async (act: () => Promise<void>): Promise<void> => {
  home = await aHousehold(app)
  const { personId, cookie } = home.mother
  await home.post(`/en/persons/${personId}/about`, { sex: 'female', birthYear: '2020' })
  await home.post(`/en/persons/${personId}/agreement`, { membership: 'yes', 'be-matched': 'yes' })
  const json = { hpoId: 'HP:0001250', ownWords: 'zittert wie Espenlaub' }
  await app.request(`/api/v1/persons/${personId}/symptoms`, { as: cookie, json })
  await act().finally(() => home.close())
}

const erasePath = (): string => `/en/persons/${home.mother.personId}/erase`

/** Tables, apart from those a named duty keeps, that still name this id anywhere. */
const namedIn = async (id: string): Promise<readonly string[]> => {
  const kept = new Set(
    personal.flatMap(({ tables }) => tables).flatMap(({ table, erase }) => (erase === 'goes' ? [] : [table])),
  )
  const tables = await home.behind.query<{ name: string }>(`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'vocabulary', 'graphile_worker')`)
  const found: string[] = []
  for (const { name } of tables.rows) {
    if (kept.has(name) || ['platform.data_key', 'platform.outbox', 'rights.ledger'].includes(name)) continue
    const rows = await home.behind.query(`select from ${name} t where t::text like $1 limit 1`, [`%${id}%`])
    if (rows.rowCount !== 0) found.push(name)
  }
  return found
}

const keyOf = async (client: pg.Client, id: string): Promise<unknown> =>
  (await client.query('select wrapped from platform.data_key where id = $1', [id])).rows[0]?.wrapped

describe('erasing a person', () => {
  it('asks for a decision, the word and a proof of the last five minutes, and does nothing without them', () =>
    inHome(async () => {
      for (const form of [
        { ...yes, when: '' },
        { ...yes, when: 'now', typed: 'yes please' },
      ])
        expect((await home.post(erasePath(), form)).status).toBe(422)
      app.clock.move(300_001)
      for (const path of [erasePath(), '/en/account/erase']) {
        expect((await home.get(path)).headers.get('location')).toContain('/en/step-up?next=')
        const sent = await home.post(path, { ...yes, when: 'now' })
        expect(sent.headers.get('location')).toContain('/en/step-up?')
      }
      app.clock.move(-300_001)
      expect((await home.get(erasePath())).status).toBe(200)
    }))

  it('destroys the key and leaves no row that names the person, but what a duty keeps; the audit still verifies', () =>
    inHome(async () => {
      const { personId } = home.mother
      await app.services.database.begin('identity', nobody, (trx) =>
        givePaper(trx, app.services, { accountId: home.mother.accountId, personId, kind: 'medical' }),
      )
      const { filesDir } = app.services.config
      const stored = async () =>
        (await readdir(filesDir, { recursive: true })).filter((name) => name.length > 30)
      expect(await stored()).toHaveLength(1)
      expect((await namedIn(personId)).length).toBeGreaterThan(4)
      const answer = await home.post(erasePath(), { ...yes, when: 'now' })
      expect(answer.headers.get('location')).toBe('/en/home?erased=1')
      expect(await namedIn(personId)).toEqual([])
      await app.runJobs()
      expect(await stored()).toEqual([])
      expect(await keyOf(home.behind, personId)).toBeNull()
      const told = await home.look(
        `select from platform.outbox where name = 'consent.changed' and payload ->> 'personId' = $1::text`,
      )
      expect(told.length).toBeGreaterThan(0)
      for (;;) if ((await sealOnce(app.services.database)) === undefined) break
      expect(await verifyChain(app.services.database, app.services.config.auditAnchorFile)).toMatchObject({
        intact: true,
      })
      expect((await home.get(erasePath())).status).toBe(404)
      expect((await home.get('/en/home')).status).toBe(200)
    }))

  it('waits 14 days when asked to, and anybody who may edit the person stops it with one click', () =>
    inHome(async () => {
      const { personId } = home.mother
      await home.post(erasePath(), { ...yes, when: 'later' })
      app.clock.move(days(13))
      await finishErasures.run({}, app.services)
      expect(await keyOf(home.behind, personId)).not.toBeNull()
      await app.services.database.begin('identity', nobody, (trx) =>
        startRepresentation(trx, {
          accountId: home.stranger.accountId,
          personId,
          relation: 'legal-representative',
          now: app.clock.now(),
        }),
      )
      const father = await app.signIn(home.stranger.accountId)
      expect((await home.post(`${erasePath()}/cancel`, {}, father)).status).toBe(303)
      app.clock.move(days(2))
      await finishErasures.run({}, app.services)
      expect(await keyOf(home.behind, personId)).not.toBeNull()
      const mother = await app.signIn(home.mother.accountId)
      await home.post(erasePath(), { ...yes, when: 'later' }, mother)
      app.clock.move(days(15))
      await finishErasures.run({}, app.services)
      expect(await keyOf(home.behind, personId)).toBeNull()
      const audited = await home.look(
        `select from access.audit where person_id = $1 and operation = 'rights.finish-erasure' and verdict = 'yes'`,
      )
      expect(audited).toHaveLength(1)
    }))

  it('is not for who only looks, nor for a stranger', () =>
    inHome(async () => {
      for (const other of [home.grandmother, home.stranger]) {
        expect((await home.get(erasePath(), other.cookie)).status).toBe(404)
        expect((await home.post(erasePath(), { ...yes, when: 'now' }, other.cookie)).status).toBe(404)
      }
      expect(await keyOf(home.behind, home.mother.personId)).not.toBeNull()
    }))
})

describe('erasing an account', () => {
  it('takes along whom nobody else acts for, mail that waits, and every session; others stay', () =>
    inHome(async () => {
      const { accountId, personId, cookie } = home.mother
      await home.post('/en/account/email/ask', { email: 'moved@example.org', password: everyonesPassword })
      await app.services.database.begin('identity', nobody, (trx) =>
        startRepresentation(trx, {
          accountId,
          personId: home.stranger.personId,
          relation: 'second-relative',
          now: app.clock.now(),
        }),
      )
      const mails = await app.mails()
      const answer = await home.post('/en/account/erase', { ...yes, when: 'now' })
      expect(answer.headers.get('location')).toContain('/sign-in')
      expect(await namedIn(accountId)).toEqual([])
      expect(await namedIn(personId)).toEqual([])
      expect(await keyOf(home.behind, accountId)).toBeNull()
      expect(await keyOf(home.behind, home.stranger.personId)).not.toBeNull()
      expect((await home.get('/en/home', cookie)).status).toBe(303)
      expect((await app.mails()).length).toBeLessThan(mails.length)
      const again = await app.request('/en/sign-in', {
        form: { email: 'mother@example.org', password: everyonesPassword },
      })
      expect(again.status).toBe(422)
    }))

  it('leaves a person with the other parent', () =>
    inHome(async () => {
      const { personId } = home.mother
      await app.services.database.begin('identity', nobody, (trx) =>
        startRepresentation(trx, {
          accountId: home.stranger.accountId,
          personId,
          relation: 'legal-representative',
          now: app.clock.now(),
        }),
      )
      expect(await (await home.get('/en/account/erase')).text()).toContain('Noa')
      await home.post('/en/account/erase', { ...yes, when: 'now' })
      expect(await keyOf(home.behind, personId)).not.toBeNull()
      expect((await home.get(erasePath(), home.stranger.cookie)).status).toBe(200)
    }))
})
