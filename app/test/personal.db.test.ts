import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personal } from '../compose/modules.ts'
import { toldName } from '../src/platform/personal/index.ts'
import en from '../src/rights/messages/en.json' with { type: 'json' }
import { leftOut } from '../src/rights/record/readable.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

let fresh: FreshDatabase
let behind: pg.Client
beforeAll(async () => {
  fresh = await freshDatabase()
  behind = new pg.Client(fresh.config)
  await behind.connect()
})
afterAll(async () => {
  await behind.end()
  await fresh.drop()
})

const tables = personal.flatMap((part) => part.tables)
const declared = new Set(tables.map(({ table, column }) => `${table}.${column}`))

/** Columns that say by name whom a row is about. */
const naming = async (): Promise<readonly string[]> => {
  const found = await behind.query<{ name: string }>(`
    select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and column_name in ('person_id', 'account_id')
      and table_schema not in ('information_schema', 'pg_catalog', 'graphile_worker') order by 1`)
  return found.rows.map(({ name }) => name)
}

describe('what the platform holds about people', () => {
  it('is known table by table: how it leaves with a record, and what an erasure does to it', async () => {
    const named = await naming()
    expect(named.length).toBeGreaterThan(15)
    expect(named.filter((name) => !declared.has(name))).toEqual([])
  })

  it('is declared for no table, and no column, that does not exist', async () => {
    for (const { table, column, record } of tables) {
      const columns = await behind.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
        [table],
      )
      const names = columns.rows.map(({ name }) => name)
      expect(names, table).toContain(column)
      if ('name' in record) expect(names, table).toEqual(expect.arrayContaining(Object.keys(record.columns)))
    }
  })

  it('is told in words of its own, table by table and column by column', () => {
    const words = Object.keys(en)
    const told = tables.flatMap(({ record }) => ('name' in record ? [record] : []))
    const keys = told.flatMap(({ name, columns }) => [
      `part.${name}`,
      ...Object.entries(columns)
        .map(([column, value]) => toldName(column, value))
        .filter((column) => !leftOut.has(column))
        .map((column) => `column.${column}`),
    ])
    expect(keys.length).toBeGreaterThan(50)
    expect(keys.filter((key) => !words.includes(key))).toEqual([])
  })

  it('goes by itself with the person or the account, unless a named duty keeps it', async () => {
    const keys = await behind.query<{ of: string; rule: string; target: string }>(`
      select k.conrelid::regclass || '.' || a.attname as of, k.confdeltype as rule, k.confrelid::regclass::text as target
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid in ('people.person'::regclass, 'people.account'::regclass)`)
    const stuck = keys.rows.filter(({ rule }) => rule !== 'c' && rule !== 'n')
    expect(stuck, 'a reference that would stop an erasure').toEqual([])
    const cascades = await behind.query<{ of: string }>(`
      select k.conrelid::regclass || '.' || a.attname as of
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confdeltype = 'c'`)
    const cascading = new Set(cascades.rows.map(({ of }) => of))
    const staying = tables.filter(
      ({ table, column, erase }) =>
        erase === 'goes' && column !== 'id' && !cascading.has(`${table}.${column}`),
    )
    expect(staying.map(({ table, column }) => `${table}.${column}`)).toEqual([])
  })
})
