import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDiagnosis, aSymptom, giveHealth } from '../src/health/index.ts'
import { aPublishedCase, publishCases } from '../src/matching/index.ts'
import { aCarer, bringIn } from '../src/people/index.ts'
import { nobody } from '../src/platform/db/index.ts'
import { installCommand, type StoredCodes } from '../src/vocabulary/index.ts'
import { type TestApp, testApp } from '../test/app.ts'
import { jobs } from './modules.ts'
import { storedCodes } from './stored-codes.ts'

let app: TestApp
let behind: pg.Client
let folder: string
let mother: { accountId: string; personId: string }
const printed: string[] = []

const term = (id: string, lbl: string, former: readonly string[] = []) => ({
  id: `http://purl.obolibrary.org/obo/HP_${id}`,
  lbl,
  type: 'CLASS',
  meta: {
    basicPropertyValues: former.map((val) => ({
      pred: 'http://www.geneontology.org/formats/oboInOwl#hasAlternativeId',
      val: `HP:${val}`,
    })),
  },
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 's4r-release-'))
  const nodes = [
    term('0000118', 'Phenotypic abnormality'),
    term('0001250', 'Seizure', ['0009901', '0009902', '0009903']),
    term('0001263', 'Global developmental delay'),
  ]
  const edges = nodes.slice(1).map(({ id }) => ({ sub: id, pred: 'is_a', obj: nodes[0]?.id }))
  await writeFile(join(folder, 'hp.json'), JSON.stringify({ graphs: [{ nodes, edges }] }))
  await writeFile(
    join(folder, 'phenotype.hpoa'),
    'database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\taspect\n' +
      'OMIM:1\tA\t\tHP:0001250\tPMID:1\tPCS\t\t1/2\t\tP\n',
  )
  app = await testApp()
  behind = new pg.Client(app.superuser)
  await behind.connect()
  mother = await app.services.database.begin('identity', nobody, async (trx) => {
    const made = await bringIn(trx, app.services, aCarer({ of: 'Noa' }))
    const whose = { accountId: made.accountId, personId: made.personIds[0] ?? '' }
    await giveHealth(trx, app.services, whose, {
      symptoms: [
        aSymptom({ hpoId: 'HP:0009901', ownWords: 'her eyes go away' }),
        aSymptom({ hpoId: 'HP:0009902', presence: 'absent' }),
        aSymptom({ hpoId: 'HP:0001263' }),
      ],
      diagnoses: [aDiagnosis({ status: 'suspected', diseaseId: 'ORPHA:98896' })],
    })
    return whose
  })
  await publishCases(app.services, [
    aPublishedCase({ id: 'PPS:both', present: ['HP:0009901', 'HP:0009902'], excluded: ['HP:0001250'] }),
    aPublishedCase({ id: 'PPS:not', present: ['HP:0001263'], excluded: ['HP:0009901', 'HP:0009903'] }),
  ])
})
afterAll(async () => {
  await behind.end()
  await app.close()
  await rm(folder, { recursive: true })
})

const install = (stored: readonly StoredCodes[], owner: pg.ClientConfig = app.superuser) =>
  installCommand({
    owner,
    args: ['--from', folder],
    now: app.clock.now(),
    stored,
    folder,
    print: (line) => printed.push(line),
    say: () => undefined,
  })
const rows = async (query: string): Promise<readonly unknown[]> => (await behind.query(query)).rows
const everything = async () => ({
  release: await rows('select * from vocabulary.release order by id'),
  terms: await rows('select * from vocabulary.term order by id'),
  symptoms: await rows('select * from health.symptom order by id'),
  diagnoses: await rows('select * from health.diagnosis order by id'),
  cases: await rows('select * from matching.published_case order by id'),
  events: await rows('select * from platform.outbox order by id'),
})
const said = async (table: 'symptom' | 'diagnosis') =>
  (
    await behind.query<{ line: string }>(
      `select concat_ws(' ', ${table === 'symptom' ? 'hpo_id, presence' : 'disease_id, status'},
         case when superseded_at is null then 'now' else 'before' end) as line
       from health.${table} where person_id = $1 order by id`,
      [mother.personId],
    )
  ).rows.map(({ line }) => line)

describe('an installation that breaks while stored codes move', () => {
  it.each<[string, StoredCodes]>([
    ['because of a fault', () => Promise.reject(new Error('a fault'))],
    [
      'because its connection is killed',
      async () => {
        await behind.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'share4rare owner'`,
        )
        return []
      },
    ],
  ])('%s leaves vocabulary, people and cases as they were', async (_why, breaking) => {
    const before = await everything()
    await expect(install([...storedCodes, breaking])).rejects.toThrow()
    expect(await everything()).toEqual(before)
  })
})

describe('a release that replaces codes', () => {
  it('moves what is stored in its own transaction, by a login that row-level security rules', async () => {
    const login = `s4r_installer_${app.services.clock.now().getTime()}`
    const password = 'for this test'
    await behind.query(`create role ${login} login noinherit password '${password}'`)
    // What the start grants to whoever owns the tables, and no more.
    await behind.query(`grant s4r_owner, s4r_health, s4r_index to ${login}`)
    try {
      expect(await install(storedCodes, { ...app.superuser, user: login, password })).toBe(0)
    } finally {
      await behind.query(`drop role ${login}`)
    }
    expect(printed).toContain('Moved in symptoms and diagnoses: HP:0009901 is now HP:0001250 (1 rows).')
    expect(printed).toContain('Moved in published cases: HP:0009901 is now HP:0001250 (2 rows).')
    expect(printed).toContain('Moved in symptoms and diagnoses: ORPHA:98896 is now MONDO:0010679 (1 rows).')
  })

  it('leaves history, and of two symptoms that are one now the stronger, with the own words', async () => {
    expect(await said('symptom')).toEqual([
      'HP:0009901 present before',
      'HP:0009902 absent before',
      'HP:0001263 present now',
      'HP:0001250 present now',
    ])
    expect(await said('diagnosis')).toEqual(['ORPHA:98896 suspected before', 'MONDO:0010679 suspected now'])
    const [first, , , last] = (
      await behind.query('select entry, own_words_sealed from health.symptom order by id')
    ).rows
    expect(last).toEqual(first)
  })

  it('leaves a published case each term once, and nothing both present and absent', async () => {
    expect(await rows('select id, present, excluded from matching.published_case order by id')).toEqual([
      { id: 'PPS:both', present: ['HP:0001250'], excluded: [] },
      { id: 'PPS:not', present: ['HP:0001263'], excluded: ['HP:0001250'] },
    ])
  })

  it('is told to whoever keeps people or words in memory', async () => {
    const told = (await behind.query('select name, payload from platform.outbox order by id desc limit 2'))
      .rows
    expect(told).toMatchObject([
      { name: 'vocabulary.installed' },
      { name: 'health.changed', payload: { personId: mother.personId } },
    ])
  })

  it('has nothing to move the second time', async () => {
    expect(await install(storedCodes)).toBe(0)
    expect(printed.at(-1)).toBe('Nothing that people stored had to move.')
  })

  it('is followed within a day by what a node stored that had not yet heard of it', async () => {
    await behind.query(
      `update health.symptom set hpo_id = 'HP:0009903' where hpo_id = 'HP:0001250' and superseded_at is null`,
    )
    await app.services.vocabulary.reload()
    await jobs.find(({ name }) => name === 'health.follow-vocabulary')?.run({}, app.services)
    expect((await said('symptom')).at(-1)).toBe('HP:0001250 present now')
  })
})
