import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { installStarter, installVocabulary } from './install-vocabulary.ts'
import { findReleaseFiles } from './release-kinds.ts'
import type { StoredCodes } from './remap.ts'

const now = new Date('2026-11-22T10:00:00Z')
let database: FreshDatabase
let client: pg.Client

beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client(database.config)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const count = async (table: string, where = 'true'): Promise<number> => {
  const { rows } = await client.query<{ n: string }>(
    `select count(*) n from vocabulary.${table} where ${where}`,
  )
  return Number(rows[0]?.n)
}

describe('the starter vocabulary', () => {
  it('goes in once, and a second time changes nothing', async () => {
    const report = await installStarter({ owner: database.config, now, stored: [] })
    expect(report?.kind).toBe('starter')
    expect(await count('term')).toBe(report?.terms)
    expect(await count('disease')).toBeGreaterThan(100)
    expect(await count('annotation')).toBeGreaterThan(400)
    expect(await installStarter({ owner: database.config, now, stored: [] })).toBeUndefined()
    expect(await count('release')).toBe(1)
  })

  it('can be read by the application and written by none of its roles', async () => {
    for (const role of ['s4r_identity', 's4r_health', 's4r_index', 's4r_batch']) {
      await client.query(`set role ${role}`)
      expect(await count('term_name')).toBeGreaterThan(1_000)
      await expect(client.query(`insert into vocabulary.term values ('HP:9999999', 'x')`)).rejects.toThrow(
        'denied',
      )
      await client.query('reset role')
    }
  })
})

describe('a small release', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'small-'))
  })
  afterAll(() => rm(dir, { recursive: true }))

  it('is undone whole when the last file is wrong after the others were written', async () => {
    const node = (id: string, lbl: string) => ({
      id: `http://purl.obolibrary.org/obo/HP_${id}`,
      lbl,
      type: 'CLASS',
    })
    const nodes = [node('0000118', 'Phenotypic abnormality'), node('0001250', 'Seizure')]
    const edges = [{ sub: nodes[1]?.id, pred: 'is_a', obj: nodes[0]?.id }]
    await writeFile(join(dir, 'hp.json'), JSON.stringify({ graphs: [{ nodes, edges }] }))
    await writeFile(
      join(dir, 'phenotype.hpoa'),
      'database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\taspect\n' +
        'OMIM:1\tA\t\tHP:0001250\tPMID:1\tPCS\t\t1/2\t\tP\n',
    )
    await writeFile(
      join(dir, 'genes_to_disease.txt'),
      'ncbi_gene_id\tgene_symbol\tassociation_type\tdisease_id\nNCBIGene:1\tABC1\tMENDELIAN\tOMIM:1\nbroken\n',
    )
    const before = [await count('term'), await count('term_name'), await count('release')]
    const files = await findReleaseFiles(dir)
    await expect(installVocabulary({ owner: database.config, now, stored: [], files })).rejects.toMatchObject(
      {
        file: 'genes_to_disease.txt',
        line: 3,
      },
    )
    expect([await count('term'), await count('term_name'), await count('release')]).toEqual(before)
  })

  it('is refused when it lacks the ontology', async () => {
    await rm(join(dir, 'hp.json'))
    const files = await findReleaseFiles(dir)
    await expect(installVocabulary({ owner: database.config, now, stored: [], files })).rejects.toThrow(
      'There is no hp.json',
    )
  })
})

const vocabularies = process.env.VOCABULARIES_DIR
describe.skipIf(vocabularies === undefined)('a full release', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'release-'))
  })
  afterAll(() => rm(dir, { recursive: true }))

  it('is refused whole when one file is truncated: file and line are named and nothing has changed', async () => {
    const before = [await count('term'), await count('term_name'), await count('release')]
    const files = await findReleaseFiles(vocabularies ?? '')
    const hpoa = files.find(({ kind }) => kind === 'annotations')
    const whole = await readFile(hpoa?.path ?? '')
    const path = join(dir, 'phenotype.hpoa.gz')
    await writeFile(path, whole.subarray(0, whole.length / 2))
    const broken = files.map((file) => (file.kind === 'annotations' ? { ...file, path } : file))
    await expect(
      installVocabulary({ owner: database.config, now, stored: [], files: broken }),
    ).rejects.toMatchObject({
      file: 'phenotype.hpoa.gz',
      line: expect.any(Number),
    })
    expect([await count('term'), await count('term_name'), await count('release')]).toEqual(before)
  })

  it('goes in, keeps our words on top, records its sources and moves what was stored', async () => {
    await client.query('create table public.stored (hpo text); alter table public.stored owner to s4r_owner')
    // Since this release an alternative id of HP:0001250 (Seizure).
    await client.query(`insert into public.stored values ('HP:0001275'), ('HP:0001250')`)
    const move: StoredCodes = async (trx, { currentSymptom }) => {
      const stored = await sql<{ hpo: string }>`select hpo from public.stored`.execute(trx)
      const moved = []
      for (const { hpo } of stored.rows) {
        const to = currentSymptom(hpo)
        if (to === undefined || to === hpo) continue
        await sql`update public.stored set hpo = ${to} where hpo = ${hpo}`.execute(trx)
        moved.push({ what: 'stored', from: hpo, to, rows: 1 })
      }
      return moved
    }
    const steps: string[] = []
    const report = await installVocabulary({
      owner: database.config,
      now,
      stored: [move],
      files: await findReleaseFiles(vocabularies ?? ''),
      progress: (step) => steps.push(step),
    })
    expect(report.moved).toEqual([{ what: 'stored', from: 'HP:0001275', to: 'HP:0001250', rows: 1 }])
    expect((await client.query('select distinct hpo from public.stored')).rows).toEqual([
      { hpo: 'HP:0001250' },
    ])
    expect(steps.length).toBeGreaterThan(6)
    expect(await count('term')).toBe(19_408)
    expect(await count('disease')).toBeGreaterThan(18_000)
    expect(await count('annotation')).toBeGreaterThan(240_000)
    expect(await count('term_replacement', 'current is not null')).toBeGreaterThan(3_900)
    expect(await count('source', 'release_id = (select max(id) from vocabulary.release)')).toBeGreaterThan(10)
    const first = await client.query(
      `select kind from vocabulary.term_name where term = 'HP:0001250' and position = 0`,
    )
    expect(first.rows).toEqual([{ kind: 'common' }])
    const orpha = await client.query(`select disease from vocabulary.disease_code where code = 'ORPHA:98896'`)
    expect(orpha.rows).toEqual([{ disease: 'MONDO:0010679' }])
    expect(await installStarter({ owner: database.config, now, stored: [] })).toBeUndefined()
  }, 120_000)
})
