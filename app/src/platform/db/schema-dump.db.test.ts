import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { expectFresh } from '../../../test/generated.ts'
import { dumpSchema } from './index.ts'

const withClient = async <T>(act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const fresh = await freshDatabase()
  const client = new pg.Client(fresh.config)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
    await fresh.drop()
  }
}

describe('the schema', () => {
  it('is committed as text that fits the migrations', async ({ skip }) => {
    await withClient(async (client) => {
      const version = await client.query<{ server_version_num: string }>('show server_version_num')
      // Each PostgreSQL version words its catalogues differently: the committed text is that of the embedded one.
      skip(
        Number(version.rows[0]?.server_version_num) < 180_000,
        'the text is compared on the embedded PostgreSQL 18',
      )
      await expectFresh('app/db/schema.sql', await dumpSchema(client))
    })
  })

  it('forces row-level security on every table of health and consent decisions', async () => {
    const open = await withClient((client) =>
      client.query<{ name: string }>(`
        select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('health', 'consent') and c.relname <> 'text'
          and not (c.relrowsecurity and c.relforcerowsecurity)`),
    )
    expect(open.rows).toEqual([])
  })

  it('gives no role the power to bypass row-level security, and none but the login may log in', async () => {
    const strong = await withClient((client) =>
      client.query<{ rolname: string }>(`
        select rolname from pg_roles where rolname like 's4r\\_%' and rolname <> 's4r_app'
          and (rolbypassrls or rolsuper or rolcreaterole or rolcanlogin)`),
    )
    expect(strong.rows).toEqual([])
  })
})
