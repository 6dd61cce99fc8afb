import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { OnBehalf, Realm } from './trx.ts'
import type { Wire } from './wire.ts'

export type RealmConnection = {
  readonly connection: DatabaseConnection
  readonly speaksAs: () => Realm
  /** From the next statement on. Nothing is sent until there is one. */
  readonly speakAs: (realm: Realm) => void
  readonly commit: () => Promise<void>
  readonly rollback: () => Promise<void>
}

export type RealmOptions = {
  readonly takeWire: () => Promise<Wire>
  readonly realm: Realm
  readonly who: OnBehalf
  /** The first statement is the only one: it is committed without waiting for its answer. */
  readonly once: boolean
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const text = (sql: string): Pick<CompiledQuery, 'sql' | 'parameters'> => ({ sql, parameters: [] })

/**
 * `begin`, the role and the account in one text. The values are put into it, for a text with parameters cannot hold three
 * commands: the role is one of ours, the account must be a UUID.
 */
const opening = (realm: Realm, { accountId }: OnBehalf): string => {
  if (accountId !== undefined && !uuid.test(accountId))
    throw new Error('A transaction acts for an account or for nobody.')
  return `begin; select set_config('role', 's4r_${realm}', true), set_config('s4r.account', '${accountId ?? ''}', true)`
}

/**
 * The connection of one transaction. It is taken from the pool and begun at the first statement, and a change of role
 * leaves with the statement that needs it: what reads nothing costs no round trip, what reads once costs two, or one where
 * it is known to be the only statement.
 */
export const realmConnection = ({ takeWire, realm, who, once }: RealmOptions): RealmConnection => {
  let wire: Wire | undefined
  let wanted = realm
  let spoken = realm
  let closed = false
  let broken = false

  /** What has to be said before the next statement. */
  const before = (opened: Wire | undefined): string | undefined => {
    const first = opened === undefined
    if (!first && spoken === wanted) return undefined
    spoken = wanted
    return first ? opening(wanted, who) : `set local role s4r_${wanted}`
  }

  const execute = async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
    if (closed) throw new Error('This transaction has ended, or was to be of one statement only.')
    const prefix = before(wire)
    const opened = wire ?? (await takeWire())
    wire = opened
    closed = once
    // Sent behind one another without waiting. Where an earlier one fails the transaction is aborted, so the later ones fail
    // as well; Promise.all tells the first failure.
    const sent = opened.together(() =>
      Promise.all([
        prefix === undefined ? undefined : opened.send(text(prefix)),
        opened.send<R>(query),
        once ? opened.send(text('commit')) : undefined,
      ]),
    )
    const [, result] = await sent
    return result
  }

  const end = async (how: 'commit' | 'rollback'): Promise<void> => {
    closed = true
    const opened = wire
    if (opened === undefined) return
    wire = undefined
    try {
      await opened.send(text(how))
    } catch (error) {
      // Nobody knows what it still holds: the next one would commit it with their own.
      broken = true
      throw error
    } finally {
      opened.release(broken)
    }
  }

  return {
    connection: {
      executeQuery: execute,
      streamQuery: () => {
        throw new Error('Rows are not streamed: a transaction sends its statements one behind the other.')
      },
    },
    speaksAs: () => wanted,
    speakAs: (next) => {
      wanted = next
    },
    commit: async () => {
      if (!once) return end('commit')
      wire?.release(false)
      wire = undefined
    },
    rollback: () => end('rollback'),
  }
}
