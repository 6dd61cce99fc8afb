import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { InstallTrx } from './install.sql.ts'

/** One transaction as the owner of the tables, on a connection of its own: nobody else waits for it. */
export async function asOwner<T>(owner: pg.ClientConfig, act: (trx: InstallTrx) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({
    ...owner,
    max: 1,
    options: '-c role=s4r_owner',
    application_name: 'share4rare vocabulary',
  })
  // Without a listener a lost connection would end the process; the statement under way fails and says so.
  pool.on('error', () => undefined)
  const kysely = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await kysely.transaction().execute(act)
  } finally {
    await kysely.destroy()
  }
}
