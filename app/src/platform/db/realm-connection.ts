import { CompiledQuery, type DatabaseConnection, type PostgresDriver } from 'kysely'
import type { OnBehalf, Realm } from './trx.ts'

export type RealmConnection = {
  readonly connection: DatabaseConnection
  readonly speaksAs: () => Realm
  /** From the next statement on. Nothing is sent until there is one. */
  readonly speakAs: (realm: Realm) => void
  readonly commit: () => Promise<void>
  readonly rollback: () => Promise<void>
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * `begin`, the role and the account in one round trip. The values are put into the text, for a statement with parameters
 * cannot hold three commands: the role is one of ours, the account must be a UUID.
 */
const opening = (realm: Realm, { accountId }: OnBehalf): string => {
  if (accountId !== undefined && !uuid.test(accountId))
    throw new Error('A transaction acts for an account or for nobody.')
  return `begin; select set_config('role', 's4r_${realm}', true), set_config('s4r.account', '${accountId ?? ''}', true)`
}

/**
 * The connection of one transaction. It is taken from the pool and begun at the first statement, and a change of role is
 * sent only when a statement follows: what reads nothing costs no round trip, and what reads once costs three.
 */
export const realmConnection = (driver: PostgresDriver, realm: Realm, who: OnBehalf): RealmConnection => {
  let inner: DatabaseConnection | undefined
  let wanted = realm
  let spoken = realm
  const open = async (): Promise<DatabaseConnection> => {
    const fresh = await driver.acquireConnection()
    try {
      await fresh.executeQuery(CompiledQuery.raw(opening(wanted, who)))
    } catch (error) {
      await driver.releaseConnection(fresh)
      throw error
    }
    spoken = wanted
    inner = fresh
    return fresh
  }
  const ready = async (): Promise<DatabaseConnection> => {
    const opened = inner ?? (await open())
    if (spoken !== wanted) {
      await opened.executeQuery(CompiledQuery.raw(`set local role s4r_${wanted}`))
      spoken = wanted
    }
    return opened
  }
  const end = async (how: (opened: DatabaseConnection) => Promise<void>): Promise<void> => {
    if (inner === undefined) return
    const opened = inner
    inner = undefined
    try {
      await how(opened)
    } finally {
      await driver.releaseConnection(opened)
    }
  }
  return {
    connection: {
      executeQuery: async (query, options) => (await ready()).executeQuery(query, options),
      streamQuery: async function* (query, chunkSize, options) {
        yield* (await ready()).streamQuery(query, chunkSize, options)
      },
    },
    speaksAs: () => wanted,
    speakAs: (next) => {
      wanted = next
    },
    commit: () => end((opened) => driver.commitTransaction(opened)),
    rollback: () => end((opened) => driver.rollbackTransaction(opened)),
  }
}
