import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { seedVocabulary } from '../compose/seed.ts'
import { migrate } from '../src/platform/db/index.ts'
import { lockDataDir, startEmbedded } from '../src/platform/postgres/index.ts'

/** Where the tests of this run find their server: plain values, for they cross from process to process. */
type TestCluster = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string | undefined
  /** Every database of this run begins with it, so that leftovers can be told and removed. */
  readonly prefix: string
  /** Migrated once; a test file that starts from nothing gets a copy of it. */
  readonly template: string
  /** The same with the starter vocabulary, which every application begins with. */
  readonly seeded: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    testCluster: TestCluster
  }
}

type Server = { readonly superuser: pg.ClientConfig; close(): Promise<void> }

const directoryPrefix = 's4r-test-'

/** Only in tests: nothing here outlives the run, so nothing has to outlive a power cut. */
const carelessSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
}

/** One server per run: our embedded one, or the one `S4R_TEST_DATABASE_URL` names (a superuser's address). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env.S4R_TEST_DATABASE_URL ?? ''
  const server = outside === '' ? await startOwn() : useOutside(outside)
  const prefix = `s4r_test_${randomBytes(4).toString('hex')}_`
  const template = `${prefix}template`
  const seeded = `${prefix}seeded`
  try {
    await asSuperuser(server.superuser, (client) =>
      client.query(`create database ${template} template template0`),
    )
    await migrate({ owner: { ...server.superuser, database: template } })
    await asSuperuser(server.superuser, (client) =>
      client.query(`create database ${seeded} template ${template} strategy wal_log`),
    )
    const owner = { ...server.superuser, database: seeded }
    await seedVocabulary(owner, new Date('2026-11-22T10:00:00Z'), () => undefined)
  } catch (error) {
    await dropAll(server.superuser, prefix)
    await server.close()
    throw error
  }
  const { host, port, user, password } = new pg.Client(server.superuser)
  project.provide('testCluster', {
    host,
    port,
    user: user ?? 'postgres',
    password: password ?? undefined,
    prefix,
    template,
    seeded,
  })
  return async () => {
    await dropAll(server.superuser, prefix)
    await server.close()
  }
}

async function startOwn(): Promise<Server> {
  await removeAbandoned()
  const dataDir = mkdtempSync(join(tmpdir(), directoryPrefix))
  const lock = lockDataDir(dataDir)
  const postgres = await startEmbedded({ dataDir, settings: carelessSettings })
  return {
    superuser: postgres.connectionFor(postgres.superuser, 'postgres'),
    close: async () => {
      await postgres.stop()
      if (lock.ok) lock.value.release()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A killed run leaves its server behind. The lock tells it from one that is still at work. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(directoryPrefix))) {
    const dataDir = join(tmpdir(), name)
    try {
      if (!readdirSync(dataDir).includes('app.lock')) continue
      const lock = lockDataDir(dataDir)
      if (!lock.ok) continue
      const postgres = await startEmbedded({ dataDir, settings: carelessSettings })
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    } catch {
      // Another user's, or another run was quicker: not ours to clear.
    }
  }
}

function useOutside(address: string): Server {
  const { host, port, user, password, database } = new pg.Client({ connectionString: address })
  return {
    superuser: {
      host,
      port,
      ...(user === undefined ? {} : { user }),
      ...(password == null ? {} : { password }),
      database: database ?? 'postgres',
    },
    close: async () => undefined,
  }
}

async function dropAll(superuser: pg.ClientConfig, prefix: string): Promise<void> {
  await asSuperuser(superuser, async (client) => {
    const found = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    for (const { datname } of found.rows) {
      await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`)
    }
  })
}

async function asSuperuser(
  superuser: pg.ClientConfig,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
