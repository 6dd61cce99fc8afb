import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { nobody } from '../../platform/db/index.ts'
import { chooses, type Joined, joined } from '../like-me/joined.factory.ts'
import { countSymptoms } from './count-symptoms.job.ts'
import { bandFor } from './counts.sql.ts'

const seizures = 'HP:0001250'
const falls = 'HP:0002359'

let app: TestApp
let behind: pg.Client
const members: Joined[] = []

beforeAll(async () => {
  app = await testApp()
  behind = new pg.Client(app.superuser)
  await behind.connect()
  for (let at = 0; at < 11; at++) {
    members.push(await joined(app, { present: at < 10 ? [seizures, falls] : [falls], tier: 1 }))
  }
}, 120_000)
afterAll(async () => {
  await behind.end()
  await app.close()
})

const band = (term: string) => app.services.database.begin('identity', nobody, (trx) => bandFor(trx, term))
const recount = () => countSymptoms.run({}, app.services)

describe('how many members share a symptom', () => {
  it('is told as a band from eleven on, and as “fewer” below', async () => {
    await recount()
    expect([await band(falls), await band(seizures)]).toEqual(['11-50', 'fewer'])
  })

  it('moves only when eleven people changed, so that nobody’s coming or going shows', async () => {
    const [one] = members
    if (one === undefined) throw new Error('there are members')
    await chooses(app, one, 'be-matched', 'withdraw')
    await recount()
    expect(await band(falls)).toBe('11-50')
    for (const each of members.slice(1)) await chooses(app, each, 'be-matched', 'withdraw')
    await recount()
    expect(await band(falls)).toBe('fewer')
  })

  it('keeps the number itself from those who show the band', async () => {
    const asIdentity = app.services.database.begin('identity', nobody, (trx) => bandFor(trx, falls))
    expect(await asIdentity).toBe('fewer')
    const columns = await behind.query<{ allowed: boolean }>(
      `select has_column_privilege('s4r_identity', 'matching.symptom_count', 'people', 'select') as allowed`,
    )
    expect(columns.rows[0]?.allowed).toBe(false)
  })
})
