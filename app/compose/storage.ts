import pg from 'pg'
import type { Config } from '../src/platform/config/index.ts'
import { type Database, migrate, openDatabase } from '../src/platform/db/index.ts'
import type { Log } from '../src/platform/log/index.ts'
import { EmbeddedPostgresError, startEmbedded } from '../src/platform/postgres/index.ts'

export type Storage = {
  readonly database: Database
  /** For what needs a connection of its own: LISTEN, the job queue. */
  readonly connection: pg.ClientConfig
  /** May speak as the owner of the tables: for installing a vocabulary. */
  readonly owner: pg.ClientConfig
  /** True when something in it was sealed already: a new key would not open it. */
  readonly holdsSealed: boolean
  readonly close: () => Promise<void>
}

/** A sentence for the person who starts the program; anything else that is thrown is a bug. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}

const databaseName = 'share4rare'

const createDatabase = async (admin: pg.ClientConfig): Promise<void> => {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

const holdsSealed = async (owner: pg.ClientConfig): Promise<boolean> => {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const found = await client.query<{ sealed: boolean }>(
      'select exists (select from platform.data_key) or exists (select from platform.mail) as sealed',
    )
    return found.rows[0]?.sealed === true
  } finally {
    await client.end()
  }
}

const loginOf = (url: string): string => decodeURIComponent(new URL(url).username) || 'postgres'

type Opened = {
  readonly owner: pg.ClientConfig
  readonly app: pg.ClientConfig
  readonly login: string
  readonly stop: () => Promise<void>
}

const openEmbedded = async (config: Config, log: Log): Promise<Opened> => {
  const server = await startEmbedded({ dataDir: config.dataDir, log: (line) => log.debug({}, line) }).catch(
    (error) => {
      if (error instanceof EmbeddedPostgresError) throw new StartProblem(error.message, { cause: error })
      throw error
    },
  )
  await createDatabase(server.connectionFor(server.superuser, 'postgres'))
  return {
    owner: server.connectionFor(server.superuser, databaseName),
    app: server.connectionFor('s4r_app', databaseName),
    login: 's4r_app',
    stop: () => server.stop(),
  }
}

const openOutside = (url: string, ownerUrl: string): Opened => ({
  owner: { connectionString: ownerUrl },
  app: { connectionString: url },
  login: loginOf(url),
  stop: async () => undefined,
})

const outsideSentence = (error: unknown): StartProblem => {
  const reason = error instanceof Error ? error.message : String(error)
  return new StartProblem(
    `The database of DATABASE_URL could not be prepared: ${reason}. Check that it runs, that the address and password are right, and that the login (or DATABASE_OWNER_URL) may create roles and schemas.`,
    { cause: error },
  )
}

/** Starts or reaches the database, brings it to this version and opens the pool. */
export const openStorage = async (
  config: Config,
  log: Log,
  onStep: (sentence: string) => void,
): Promise<Storage> => {
  onStep(config.databaseUrl === undefined ? 'Starting the embedded database' : 'Reaching the database')
  const opened =
    config.databaseUrl === undefined
      ? await openEmbedded(config, log)
      : openOutside(config.databaseUrl, config.databaseOwnerUrl ?? config.databaseUrl)
  try {
    await migrate({
      owner: opened.owner,
      applicationLogin: opened.login,
      onStep: (name) => onStep(`Preparing tables: ${name}`),
    }).catch((error) => {
      throw config.databaseUrl === undefined ? error : outsideSentence(error)
    })
    const database = openDatabase({
      connection: opened.app,
      pool: config.databasePool,
      onIdleError: (error) => log.warn({ error: error.message }, 'an idle database connection was lost'),
    })
    return {
      database,
      connection: opened.app,
      owner: opened.owner,
      holdsSealed: await holdsSealed(opened.owner),
      close: async () => {
        await database.close()
        await opened.stop()
      },
    }
  } catch (error) {
    await opened.stop()
    throw error
  }
}
