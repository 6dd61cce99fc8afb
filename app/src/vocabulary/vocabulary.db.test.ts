import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { type Database, openDatabase } from '../platform/db/index.ts'
import {
  installCommand,
  installStarter,
  statusCommand,
  type VocabularyService,
  vocabularyService,
} from './index.ts'

const now = new Date('2026-11-22T10:00:00Z')
let fresh: FreshDatabase
let database: Database
let service: VocabularyService

beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase({ connection: fresh.config, pool: 2 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

describe('the vocabulary in memory', () => {
  it('does not start without one, and says what to do', async () => {
    await expect(vocabularyService(database)).rejects.toThrow('load the starter vocabulary')
  })

  it('speaks to people in their language, explains, and knows broader and narrower', async () => {
    await installStarter({ owner: fresh.config, now, stored: [] })
    service = await vocabularyService(database)
    const vocabulary = service.current()
    expect(vocabulary.release.kind).toBe('starter')
    expect(vocabulary.termLabel('HP:0001250', 'es')).not.toBe(vocabulary.termLabel('HP:0001250', 'en'))
    expect(vocabulary.termLabel('HP:0001250', 'ar')).toBe(vocabulary.termLabel('HP:0001250', 'en'))
    expect(vocabulary.explain('HP:0001250', 'ro')?.plain).toBe(true)
    expect(vocabulary.ancestorsOf('HP:0001250')).toContain('HP:0000707')
    expect(vocabulary.bodySystemsOf('HP:0001250')).toContain('HP:0000707')
    expect(vocabulary.childrenOf('HP:0000118')).toContain('HP:0000707')
  })

  it('knows diseases by every code and what is described together', () => {
    const vocabulary = service.current()
    const duchenne = vocabulary.resolveDisease('ORPHA:98896')
    expect(duchenne).toBe(vocabulary.resolveDisease('OMIM:310200'))
    expect(vocabulary.symptomsOf(duchenne ?? '').length).toBeGreaterThan(3)
    expect(vocabulary.searchDiseases('duchene', { locale: 'es' })[0]?.id).toBe(duchenne)
    expect(vocabulary.searchDiseases('98896', { locale: 'en' })[0]?.id).toBe(duchenne)
    const [first] = vocabulary.symptomsOf(duchenne ?? '')
    const together = vocabulary.describedWith([first?.term ?? ''], 5)
    expect(together).toHaveLength(5)
    expect(together).not.toContain(first?.term)
  })

  it('is swapped when another release is there, and only then', async () => {
    expect(await service.reload()).toBe(false)
    const before = service.current()
    const client = await connect()
    await client.query(`insert into vocabulary.release (kind, installed_at) values ('starter', now())`)
    await client.end()
    const heard: number[] = []
    service.onChange(({ release }) => heard.push(release.id))
    expect(await service.reload()).toBe(true)
    expect(service.current()).not.toBe(before)
    expect(heard).toEqual([service.current().release.id])
  })
})

describe('the commands', () => {
  const lines: string[] = []
  const said: string[] = []
  const install = (...args: string[]) =>
    installCommand({
      owner: fresh.config,
      args,
      now,
      stored: [],
      folder: '/nowhere',
      print: (line) => lines.push(line),
      say: (line) => said.push(line),
    })

  it('refuse what they do not understand and a folder that is not there', async () => {
    expect(await install('--form', 'x')).toBe(2)
    expect(await install('--from', '/there/is/no/such')).toBe(1)
    expect(said.at(-2)).toContain('no folder /there/is/no/such')
    expect(said.at(-1)).toBe('Nothing was changed.')
  })

  it('say what is installed', () => {
    expect(statusCommand({ vocabulary: service.current(), print: (line) => lines.push(line) })).toBe(0)
    expect(lines.at(-1) ?? '').toContain('vocabulary')
  })
})

async function connect() {
  const { default: pg } = await import('pg')
  const client = new pg.Client(fresh.config)
  await client.connect()
  return client
}
