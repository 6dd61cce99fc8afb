import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { OnBehalf, Realm } from './trx.ts'
import type { Wire } from './wire.ts'

/** One transaction, which may speak as several roles in turn. */
export type RealmConnection = {
  /** What is executed on it is executed as that role. Several may be used beside one another. */
  readonly as: (realm: Realm) => DatabaseConnection
  readonly commit: () => Promise<void>
  readonly rollback: () => Promise<void>
}

export type RealmOptions = {
  readonly takeWire: () => Promise<Wire>
  readonly who: OnBehalf
  /** The first statement is the only one: it is committed without waiting for its answer. */
  readonly once: boolean
  /** What time it is, where that is not the database's own clock: the rules of the database then reckon with it. */
  readonly now?: (() => Date) | undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const text = (sql: string): Pick<CompiledQuery, 'sql' | 'parameters'> => ({ sql, parameters: [] })

/**
 * `begin`, the role and the account in one text. The values are put into it, for a text with parameters cannot hold three
 * commands: the role is one of ours, the account must be a UUID.
 */
const opening = (realm: Realm, { accountId }: OnBehalf, now: Date | undefined): string => {
  if (accountId !== undefined && !uuid.test(accountId))
    throw new Error('A transaction acts for an account or for nobody.')
  const moment = now === undefined ? '' : `, set_config('s4r.now', '${now.toISOString()}', true)`
  return `begin; select set_config('role', 's4r_${realm}', true), set_config('s4r.account', '${accountId ?? ''}', true)${moment}`
}

/**
 * The connection of one transaction. It is taken from the pool and begun at the first statement, and a change of role
 * leaves with the statement that needs it: what reads nothing costs no round trip, what reads once costs two, or one where
 * it is known to be the only statement. Statements asked for at the same moment leave together, in order.
 */
export const realmConnection = ({ takeWire, who, once, now }: RealmOptions): RealmConnection => {
  let wire: Promise<Wire> | undefined
  let spoken: Realm | undefined
  let closed = false

  /** What has to be said before the next statement. */
  const before = (realm: Realm): string | undefined => {
    if (spoken === realm) return undefined
    const first = spoken === undefined
    spoken = realm
    return first ? opening(realm, who, now?.()) : `set local role s4r_${realm}`
  }

  const execute = async <R>(realm: Realm, query: CompiledQuery): Promise<QueryResult<R>> => {
    if (closed) throw new Error('This transaction has ended, or was to be of one statement only.')
    closed = once
    const prefix = before(realm)
    wire ??= takeWire()
    const opened = await wire
    // Sent behind one another without waiting. Where an earlier one fails the transaction is aborted, so the later ones fail
    // as well; Promise.all tells the first failure.
    const [, result] = await Promise.all([
      prefix === undefined ? undefined : opened.send(text(prefix)),
      opened.send<R>(query),
      once ? opened.send(text('commit')) : undefined,
    ])
    return result
  }

  const release = async (broken: boolean): Promise<void> => {
    const taken = wire
    wire = undefined
    const opened = await taken
    opened?.release(broken)
  }

  const end = async (how: 'commit' | 'rollback'): Promise<void> => {
    closed = true
    if (wire === undefined) return
    const opened = await wire
    try {
      await opened.send(text(how))
    } catch (error) {
      // Nobody knows what it still holds: the next one would commit it with their own.
      await release(true)
      throw error
    }
    await release(false)
  }

  return {
    as: (realm) => ({
      executeQuery: (query) => execute(realm, query),
      streamQuery: () => {
        throw new Error('Rows are not streamed: a transaction sends its statements one behind the other.')
      },
    }),
    commit: () => (once ? release(false) : end('commit')),
    rollback: () => end('rollback'),
  }
}
