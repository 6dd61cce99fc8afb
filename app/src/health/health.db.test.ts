import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { aCarer, aMember, bringIn } from '../people/index.ts'
import { nobody } from '../platform/db/index.ts'
import { aDiagnosis, aProfile, aSymptom, facetsFor, giveHealth, symptomCodesFor } from './index.ts'

let app: TestApp
let behind: pg.Client
let mother: { accountId: string; personId: string }
let stranger: { accountId: string; personId: string }

const bring = async (member = aMember()) => {
  const made = await app.services.database.begin('identity', nobody, (trx) =>
    bringIn(trx, app.services, member),
  )
  return { accountId: made.accountId, personId: made.personIds[0] ?? '' }
}

beforeAll(async () => {
  app = await testApp()
  behind = new pg.Client(app.superuser)
  await behind.connect()
  mother = await bring(aCarer({ of: 'Noa' }))
  stranger = await bring()
  await app.services.database.begin('identity', nobody, (trx) =>
    giveHealth(trx, app.services, mother, {
      profile: aProfile({ country: 'RO', birthYear: 2021 }),
      symptoms: [
        aSymptom({ ownWords: 'falls' }),
        aSymptom({ hpoId: 'HP:0001250', presence: 'absent' }),
        aSymptom({ hpoId: 'HP:0001263', presence: 'unsure' }),
      ],
      diagnoses: [aDiagnosis({ status: 'suspected', diseaseId: 'MONDO:0010679' })],
    }),
  )
})
afterAll(async () => {
  await behind.end()
  await app.close()
})

const tables = ['profile', 'symptom', 'diagnosis'] as const
const as = (accountId: string | undefined) => ({
  count: (table: (typeof tables)[number]) =>
    app.services.database.begin('health', { accountId }, async (health) => {
      const found = await sql<{ n: number }>`
        select count(*) as n from ${sql.table(`health.${table}`)} where person_id = ${mother.personId}`.execute(
        health,
      )
      return found.rows[0]?.n
    }),
})

describe('with every check of the application taken away, the database', () => {
  it.each(tables)(
    'shows the %s of a person to those who represent them, and to nobody else',
    async (table) => {
      expect(await as(mother.accountId).count(table)).toBeGreaterThan(0)
      expect(await as(stranger.accountId).count(table)).toBe(0)
      expect(await as(undefined).count(table)).toBe(0)
    },
  )

  it.each(['symptom', 'diagnosis'] as const)('lets another account end no %s', async (table) => {
    const ended = await app.services.database.begin('health', stranger, (health) =>
      sql`update ${sql.table(`health.${table}`)} set superseded_at = now() where person_id = ${mother.personId}`.execute(
        health,
      ),
    )
    expect(ended.numAffectedRows).toBe(0n)
  })

  it('lets another account write no symptom about the person', async () => {
    const writing = app.services.database.begin('health', stranger, (health) =>
      sql`
        insert into health.symptom (entry, person_id, hpo_id, presence, onset, severity, course, certainty, provenance, recorded_at)
        values (gen_random_uuid(), ${mother.personId}, 'HP:0001290', 'present', 'unknown', 'unsaid', 'unsaid', 'low', 'self', now())`.execute(
        health,
      ),
    )
    await expect(writing).rejects.toThrow(/row-level security/)
  })

  it('lets nobody change what a wording says, not even those who wrote it', async () => {
    const writing = app.services.database.begin('health', mother, (health) =>
      sql`update health.symptom set presence = 'absent' where person_id = ${mother.personId}`.execute(health),
    )
    await expect(writing).rejects.toThrow(/permission denied/)
  })
})

// The database also holds whoever else the tests' world has.
const isHers = ({ personId }: { readonly personId: string }): boolean => personId === mother.personId

describe('for matching', () => {
  const index = <T>(act: Parameters<typeof app.services.database.begin<'index', T>>[2]) =>
    app.services.database.begin('index', nobody, act)
  const decide = async (purpose: string, choice: string) => {
    await behind.query(
      `insert into consent.text (purpose, version, locale, body, sha256) values ($1, 99, 'en', '', '') on conflict do nothing`,
      [purpose],
    )
    await behind.query(
      `insert into consent.decision (person_id, purpose, choice, text_version, text_locale, text_sha256, by_account, capacity, at)
       values ($1, $2, $3, 99, 'en', '', $4, 'legal-representative', now())`,
      [mother.personId, purpose, choice, mother.accountId],
    )
  }

  it('nobody is there who did not agree', async () => {
    await decide('membership', 'given')
    expect((await index(symptomCodesFor)).filter(isHers)).toEqual([])
    expect((await index(facetsFor)).filter(isHers)).toEqual([])
  })

  it('those who agreed are there by their codes and facets, all of them or one', async () => {
    await decide('be-matched', 'given')
    const codes = {
      personId: mother.personId,
      present: ['HP:0002359'],
      excluded: ['HP:0001250'],
      uncertain: ['HP:0001263'],
    }
    expect((await index(symptomCodesFor)).filter(isHers)).toEqual([codes])
    expect(await index((trx) => symptomCodesFor(trx, mother.personId))).toEqual([codes])
    expect(await index((trx) => symptomCodesFor(trx, stranger.personId))).toEqual([])
    expect((await index(facetsFor)).filter(isHers)).toEqual([
      {
        personId: mother.personId,
        country: 'RO',
        birthYear: 2021,
        sex: 'unsaid',
        diagnosed: false,
        diseaseIds: ['MONDO:0010679'],
      },
    ])
  })

  it('the role that builds the index cannot read anybody’s words', async () => {
    await expect(
      index((trx) => sql`select own_words_sealed from health.symptom`.execute(trx)),
    ).rejects.toThrow(/permission denied/)
  })

  it('who takes it back is gone from it', async () => {
    await decide('be-matched', 'withdrawn')
    expect((await index(symptomCodesFor)).filter(isHers)).toEqual([])
  })
})
