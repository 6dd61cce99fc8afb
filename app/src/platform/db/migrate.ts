import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { findUp } from './find-up.ts'
import { ensureRoles } from './roles.ts'

export type MigrateOptions = {
  /** A login that may create roles and schemas. */
  readonly owner: pg.ClientConfig
  /** The login the application runs as; it is granted the roles it may speak as. */
  readonly applicationLogin?: string
  readonly onStep?: (name: string) => void
}

type Migration = { readonly name: string; readonly text: string; readonly hash: string }

/** One lock for the whole cluster, because roles are shared between its databases. */
const clusterLock = 5_474_001
const databaseLock = 5_474_002

export const migrationsDirectory = (): string => findUp('app/db/migrations')

const readMigrations = async (): Promise<readonly Migration[]> => {
  const directory = migrationsDirectory()
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  if (names.length === 0)
    throw new Error(`No migration found in ${directory}: the installation is incomplete.`)
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(directory, name), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

const appliedMigrations = async (client: pg.Client): Promise<ReadonlyMap<string, string>> => {
  await client.query(`create schema if not exists platform authorization s4r_owner`)
  await client.query(`set role s4r_owner`)
  await client.query(`
    create table if not exists platform.migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
  const rows = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from platform.migration',
  )
  await client.query('reset role')
  return new Map(rows.rows.map((row) => [row.name, row.sha256]))
}

const applyOne = async (client: pg.Client, migration: Migration): Promise<void> => {
  await client.query('begin')
  try {
    await client.query('set local role s4r_owner')
    await client.query(migration.text)
    await client.query('set local role s4r_owner')
    await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.hash,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name} failed and was rolled back.`, { cause: error })
  }
}

/** The job queue's own tables belong to their own role; its row-level security then lets that role, and no other, work. */
const migrateJobQueue = async (owner: pg.ClientConfig): Promise<void> => {
  const pool = new pg.Pool({ ...owner, max: 1, options: '-c role=s4r_jobs' })
  pool.on('error', () => undefined)
  pool.on('connect', (connected) => connected.on('error', () => undefined))
  try {
    await runMigrations({ pgPool: pool })
  } finally {
    await pool.end()
  }
}

/** Brings a database to this version, forward only, under an advisory lock. Returns the names newly applied. */
export const migrate = async ({
  owner,
  applicationLogin = 's4r_app',
  onStep,
}: MigrateOptions): Promise<readonly string[]> => {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [databaseLock])
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [clusterLock])
    await ensureRoles(client, applicationLogin)
    const database = client.escapeIdentifier(
      (await client.query<{ d: string }>('select current_database() d')).rows[0]?.d ?? '',
    )
    await client.query(`grant create on database ${database} to s4r_owner, s4r_jobs`)
    await client.query('commit')
    const applied = await appliedMigrations(client)
    const queueExists = await client.query(`select 1 from pg_namespace where nspname = 'graphile_worker'`)
    if (applied.size === 0 || queueExists.rowCount === 0) await migrateJobQueue(owner)
    const fresh: string[] = []
    for (const migration of await readMigrations()) {
      const known = applied.get(migration.name)
      if (known === migration.hash) continue
      if (known !== undefined) {
        throw new Error(
          `Migration ${migration.name} was changed after it was applied: write a new one instead.`,
        )
      }
      onStep?.(migration.name)
      await applyOne(client, migration)
      fresh.push(migration.name)
    }
    return fresh
  } finally {
    await client.end()
  }
}
