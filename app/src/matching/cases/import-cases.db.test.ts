import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { casesImport } from './cases-import.command.ts'

let app: TestApp
let behind: pg.Client
let directory: string

beforeAll(async () => {
  app = await testApp()
  behind = new pg.Client(app.superuser)
  await behind.connect()
  directory = mkdtempSync(join(tmpdir(), 's4r-cases-'))
})
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true })
  await behind.end()
  await app.close()
})

const header = '#case_id\tpmid\tcohort\tsex\tage\tpresent\texcluded\tdisease\tdisease_equiv\tgenes\tvariants'
const row = (id: string, present = 'HP:0002359|HP:0003551'): string =>
  `PPS:${id}\t7\tDMD\tMALE\tP4Y\t${present}\t\tOMIM:310200\tMONDO:0010679\tDMD\t`
const file = (name: string, content: string | Buffer): string => {
  const path = join(directory, name)
  writeFileSync(path, content)
  return path
}
const run = async (...args: string[]) => {
  const lines: string[] = []
  const answer = await casesImport(app.services, args, (line) => lines.push(line))
  return { ...answer, lines }
}
const ids = async (): Promise<readonly string[]> =>
  (await behind.query<{ id: string }>('select id from matching.published_case order by id')).rows.map(
    ({ id }) => id,
  )

describe('importing published cases', () => {
  const table = [header, row('a'), row('b', 'HP:9999999'), 'broken', row('c')].join('\n')

  it('brings in what fits, and lists the rest with line and reason', async () => {
    const { code, sentence, lines } = await run(file('cases.tsv.gz', gzipSync(table)))
    expect([code, sentence]).toEqual([
      0,
      '2 published cases added, 0 changed, 0 were as they are, 2 skipped.',
    ])
    expect(lines).toContain('Line 3 was skipped: the vocabulary does not know the symptom HP:9999999.')
    expect(lines).toContain('Line 4 was skipped: it has 1 columns, and the header has 11.')
    expect(await ids()).toEqual(['PPS:a', 'PPS:c'])
  })

  it('changes nothing the second time, and says so', async () => {
    const before = (await behind.query('select * from matching.published_case order by id')).rows
    const events = (await behind.query('select 1 from platform.outbox')).rowCount
    app.clock.move(3_600_000)
    const { sentence } = await run(file('cases.tsv', table))
    expect(sentence).toBe('Nothing changed: 2 were as they are, 2 skipped.')
    expect((await behind.query('select * from matching.published_case order by id')).rows).toEqual(before)
    expect((await behind.query('select 1 from platform.outbox')).rowCount).toBe(events)
  })

  it('holds a case back on request, and takes it out where it was in', async () => {
    const { sentence } = await run(file('cases.tsv', table), '--except', 'PPS:c')
    expect(sentence).toContain('1 held back')
    expect(await ids()).toEqual(['PPS:a'])
    await run(file('cases.tsv', table))
    expect(await ids()).toEqual(['PPS:a', 'PPS:c'])
  })

  it.each([
    [
      'a file cut off in the middle',
      () => file('cut.tsv.gz', gzipSync(table).subarray(0, 60)),
      'cut.tsv.gz could not be read',
    ],
    [
      'another table',
      () => file('other.tsv', 'name\tage\nAna\t4'),
      'other.tsv is not a table of published cases',
    ],
    ['no file', () => join(directory, 'nowhere.tsv'), 'nowhere.tsv could not be read'],
  ])('refuses %s with a sentence, and changes nothing', async (_, path, sentence) => {
    const answer = await run(path())
    expect(answer.code).toBe(1)
    expect(answer.sentence).toContain(sentence)
    expect(await ids()).toEqual(['PPS:a', 'PPS:c'])
  })

  it('says how it is used when it was called wrongly', async () => {
    for (const args of [[], ['a.tsv', 'b.tsv'], ['a.tsv', '--except'], ['--force', 'a.tsv']])
      expect((await run(...args)).sentence).toContain('Usage:')
  })
})
