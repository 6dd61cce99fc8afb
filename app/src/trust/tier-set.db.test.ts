import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { aCarer, bringIn } from '../people/index.ts'
import { nobody, type Trx } from '../platform/db/index.ts'
import { tierOf, tierSet } from './index.ts'

let app: TestApp
let personId: string
const inIdentity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)

beforeAll(async () => {
  app = await testApp()
  const mother = await inIdentity((trx) => bringIn(trx, app.services, aCarer()))
  personId = mother.personIds[0] ?? ''
})
afterAll(() => app.close())

const published = () =>
  inIdentity(async (trx) => {
    const found = await sql<{ payload: unknown }>`
      select payload from platform.outbox where name = 'trust.tier-changed' and payload ->> 'personId' = ${personId}`.execute(
      trx,
    )
    return found.rows.map((row) => row.payload)
  })

describe('setting a tier on the command line', () => {
  it('begins at registered, and an unknown person may do nothing', async () => {
    expect(await inIdentity((trx) => tierOf(trx, personId))).toBe(1)
    expect(await inIdentity((trx) => tierOf(trx, '00000000-0000-4000-8000-000000000000'))).toBe(0)
  })

  it('says in a sentence what is wrong, and changes nothing', async () => {
    const wrong = [
      [],
      [personId, '2'],
      [personId, '7', '--because', 'seen'],
      ['not-an-id', '2', '--because', 'seen'],
      ['00000000-0000-4000-8000-000000000000', '2', '--because', 'seen'],
    ]
    for (const args of wrong) {
      const answer = await tierSet(app.services, args)
      expect(answer.code).toBe(1)
      expect(answer.sentence.length).toBeGreaterThan(10)
    }
    expect(await inIdentity((trx) => tierOf(trx, personId))).toBe(1)
    expect(await published()).toEqual([])
  })

  it('sets it, audits it with the reason, and tells the other modules', async () => {
    const answer = await tierSet(app.services, [personId, '2', '--because', 'identity paper seen'])
    expect(answer).toEqual({ code: 0, sentence: `Person ${personId} now has tier 2.` })
    expect(await inIdentity((trx) => tierOf(trx, personId))).toBe(2)
    expect(await published()).toEqual([{ personId }])
    const audit = await app.services.database.begin('sealer', nobody, (trx) =>
      sql<{ because: string; verdict: string; actor_kind: string }>`
        select actor_kind, because, verdict from access.audit
        where operation = 'trust.set-tier' and person_id = ${personId} and verdict = 'yes'`.execute(trx),
    )
    expect(audit.rows).toHaveLength(1)
    expect(audit.rows[0]).toMatchObject({ actor_kind: 'system' })
    expect(audit.rows[0]?.because).toContain('identity paper seen')
  })

  it('lets the newest fact count', async () => {
    await tierSet(app.services, [personId, '3', '--because', 'medical letter seen'])
    await tierSet(app.services, [personId, '1', '--because', 'the letter was withdrawn'])
    expect(await inIdentity((trx) => tierOf(trx, personId))).toBe(1)
  })
})
