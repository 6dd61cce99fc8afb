import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { movableClock } from '../src/platform/clock/index.ts'
import { readConfig } from '../src/platform/config/index.ts'
import { createVault, oneKey } from '../src/platform/crypto/index.ts'
import { openDatabase } from '../src/platform/db/index.ts'
import { silentLog } from '../src/platform/log/index.ts'
import type { Services } from '../src/platform/services.ts'
import { freshDatabase } from './database.ts'

export type Bare = {
  readonly services: Pick<Services, 'config' | 'clock' | 'log' | 'vault' | 'database'> & Services
  readonly clock: ReturnType<typeof movableClock>
  /** Looks behind the application, as the superuser. */
  readonly look: <R extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<readonly R[]>
  readonly superuser: pg.ClientConfig
  readonly close: () => Promise<void>
}

/** The platform without any module: for tests of the ground itself. */
export const bare = async (): Promise<Bare> => {
  const fresh = await freshDatabase()
  const config = readConfig({ NODE_ENV: 'test' })
  if (!config.ok) throw new Error('the defaults must be a valid configuration')
  const clock = movableClock(new Date('2026-11-22T10:00:00Z'))
  const login = fresh.config.password === undefined ? { ...fresh.config, user: 's4r_app' } : fresh.config
  const database = openDatabase({ connection: login, pool: 4, clock })
  const client = new pg.Client(fresh.config)
  await client.connect()
  return {
    // No module is loaded here, so nothing reaches for the services modules add.
    services: {
      config: config.value,
      clock,
      log: silentLog,
      vault: createVault(oneKey(randomBytes(32))),
      database,
    } as unknown as Services,
    clock,
    look: async (text, values = []) => (await client.query(text, [...values])).rows,
    superuser: fresh.config,
    close: async () => {
      await client.end()
      await database.close()
      await fresh.drop()
    },
  }
}
