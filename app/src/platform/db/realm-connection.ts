import { type AbortableOperationOptions, CompiledQuery, type DatabaseConnection, type Driver } from 'kysely'
import type { OnBehalf, Realm } from './trx.ts'

export type RealmConnection = {
  readonly connection: DatabaseConnection
  readonly speaksAs: () => Realm
  /** From the next statement on. Nothing is sent until there is one. */
  readonly speakAs: (realm: Realm) => void
  readonly commit: () => Promise<void>
  readonly rollback: () => Promise<void>
}

type Ready = { readonly opened: DatabaseConnection; readonly before: Promise<unknown> | undefined }

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
 * sent only when a statement follows, together with it: what reads nothing costs no round trip, what reads once costs two.
 */
export const realmConnection = (driver: Driver, realm: Realm, who: OnBehalf): RealmConnection => {
  let inner: DatabaseConnection | undefined
  let wanted = realm
  let spoken = realm
  const open = async (): Promise<Ready> => {
    const fresh = await driver.acquireConnection()
    inner = fresh
    spoken = wanted
    return { opened: fresh, before: fresh.executeQuery(CompiledQuery.raw(opening(wanted, who))) }
  }
  const ready = async (): Promise<Ready> => {
    if (inner === undefined) return open()
    if (spoken === wanted) return { opened: inner, before: undefined }
    spoken = wanted
    return { opened: inner, before: inner.executeQuery(CompiledQuery.raw(`set local role s4r_${wanted}`)) }
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
      executeQuery: async <R>(query: CompiledQuery, options?: AbortableOperationOptions) => {
        const { opened, before } = await ready()
        // Sent behind one another without waiting. Where the first fails the transaction is aborted (or was never begun as
        // a role that may do anything), so the second fails as well; the first failure is the one that is told.
        const [, result] = await Promise.all([before, opened.executeQuery<R>(query, options)])
        return result
      },
      streamQuery: () => {
        throw new Error('Rows are not streamed: a transaction sends its statements one behind the other.')
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
