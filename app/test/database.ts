import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type {} from './database.setup.ts'

export type FreshDatabase = {
  /** A superuser's connection to the new database. */
  readonly config: pg.ClientConfig
  readonly name: string
  drop(): Promise<void>
}

/**
 * A real, migrated database of its own for a test file: a copy of a template, made in some 30 ms. Empty, or with the starter
 * vocabulary.
 */
export async function freshDatabase(from: 'template' | 'seeded' = 'template'): Promise<FreshDatabase> {
  const { host, port, user, password, prefix, [from]: template } = inject('testCluster')
  const server: pg.ClientConfig = { host, port, user, ...(password === undefined ? {} : { password }) }
  const name = `${prefix}${randomBytes(4).toString('hex')}`
  await onServer(server, `create database ${name} template ${template} strategy wal_log`)
  return {
    config: { ...server, database: name },
    name,
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  }
}

async function onServer(server: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
