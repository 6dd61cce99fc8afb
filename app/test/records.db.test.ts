import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobs } from '../compose/modules.ts'
import { type Activity, readRecords } from '../src/platform/records/index.ts'
import { dpiaSkeleton, processingRegister } from '../src/rights/records/register.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { expectFresh } from './generated.ts'

let fresh: FreshDatabase
let behind: pg.Client
let records: readonly Activity[]
beforeAll(async () => {
  fresh = await freshDatabase()
  behind = new pg.Client(fresh.config)
  await behind.connect()
  records = await readRecords()
})
afterAll(async () => {
  await behind.end()
  await fresh.drop()
})

const tables = () => records.flatMap((activity) => activity.tables)

const columnsInDatabase = async (): Promise<readonly string[]> =>
  (
    await behind.query<{ name: string }>(`
      select n.nspname || '.' || c.relname || '.' || a.attname as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker', 'public') order by 1`)
  ).rows.map(({ name }) => name)

const readers = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await behind.query<{ name: string; roles: string[] }>(`
    select n.nspname || '.' || c.relname as name, array_agg(r.rolname::text order by r.rolname) as roles
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_roles r on r.rolname like 's4r\\_%' and r.rolname not in ('s4r_owner', 's4r_app')
      and has_any_column_privilege(r.oid, c.oid, 'select')
    where c.relkind = 'r' group by 1`)
  return new Map(rows.rows.map(({ name, roles }) => [name, roles]))
}

describe('what the database holds', () => {
  it('has a class, a purpose and a time for every table and column, and none for what does not exist', async () => {
    const told = tables().flatMap(({ name, columns }) =>
      Object.keys(columns).map((column) => `${name}.${column}`),
    )
    const there = await columnsInDatabase()
    expect(there.length).toBeGreaterThan(300)
    expect(
      there.filter((name) => !told.includes(name)),
      'columns missing in app/db/records.tsv',
    ).toEqual([])
    expect(
      told.filter((name) => !there.includes(name)),
      'columns that are no more',
    ).toEqual([])
    for (const { name, purpose, keep } of tables()) {
      expect(purpose.length, name).toBeGreaterThan(5)
      expect(keep.length, name).toBeGreaterThan(0)
    }
  })

  it('goes with another row where that is said, by the database itself', async () => {
    const cascades = await behind.query<{ name: string }>(`
      select k.conrelid::regclass || ' ' || k.confrelid::regclass as name from pg_constraint k
      where k.contype = 'f' and k.confdeltype = 'c'`)
    const known = new Set(cascades.rows.map(({ name }) => name))
    const said = tables().flatMap(({ name, keep }) =>
      keep.flatMap((one) => (one.kind === 'with' ? [`${name} ${one.table}`] : [])),
    )
    expect(said.length).toBeGreaterThan(10)
    expect(said.filter((one) => !known.has(one))).toEqual([])
  })

  it('is deleted by a job that exists, or after a time of its own that the nightly run can tell', () => {
    const names = new Set(jobs.map(({ name }) => name))
    for (const { name, keep, columns } of tables())
      for (const one of keep) {
        if (one.kind === 'job') expect(names, name).toContain(one.job)
        if (one.kind === 'after') expect(Object.keys(columns), name).toContain(one.column)
      }
  })

  it('is described in a register and a skeleton of an impact assessment that are fresh', async () => {
    await expectFresh('docs/processing-register.md', processingRegister(records, await readers()))
    await expectFresh('docs/dpia-skeleton.md', dpiaSkeleton(records))
  })
})
