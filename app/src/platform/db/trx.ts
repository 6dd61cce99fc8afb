import { type DatabaseConnection, sql, type Transaction } from 'kysely'
import { realmConnection } from './realm-connection.ts'
import type { Wire } from './wire.ts'

/** The database role a transaction speaks as. Identity and health never share one. */
export type Realm = 'identity' | 'health' | 'index' | 'keeper' | 'batch' | 'sealer'

declare const realm: unique symbol
export type NoTables = Record<never, never>

/** An open transaction in the identity realm: accounts, persons' names, audit, outbox. Each module adds its own tables' types. */
export type Trx = Transaction<NoTables> & { readonly [realm]: 'identity' }
/** An open transaction in the health realm: row-level security narrows every row to what the account may see. */
export type HealthTrx = Transaction<NoTables> & { readonly [realm]: 'health' }
/** Reads the codes of people who agreed to be matched, and nothing else. */
export type IndexTrx = Transaction<NoTables> & { readonly [realm]: 'index' }
/** Deletes what time or a person's choice has ended; reads no words. */
export type KeeperTrx = Transaction<NoTables> & { readonly [realm]: 'keeper' }
/** Computes the tables of banded counts. */
export type BatchTrx = Transaction<NoTables> & { readonly [realm]: 'batch' }

/** Reads the audit and writes its hash chain. */
export type SealerTrx = Transaction<NoTables> & { readonly [realm]: 'sealer' }
/** Speaks as the owner of the tables, which no request ever does: for installing a vocabulary. */
export type OwnerTrx = Transaction<NoTables> & { readonly [realm]: 'owner' }

type Realms = {
  readonly identity: Trx
  readonly health: HealthTrx
  readonly index: IndexTrx
  readonly keeper: KeeperTrx
  readonly batch: BatchTrx
  readonly sealer: SealerTrx
}
export type AnyTrx = Realms[Realm]

/** Who the transaction is for: row-level security reads it. Empty means nobody, and nobody sees nothing. */
export type OnBehalf = { readonly accountId: string | undefined }

export type Database = {
  /** Runs `act` in one transaction as `realm` on behalf of an account. Throwing rolls everything back. */
  readonly begin: <R extends Realm, T>(r: R, who: OnBehalf, act: (trx: Realms[R]) => Promise<T>) => Promise<T>
  /** The same for an act of exactly one statement: one round trip instead of two. A second statement throws. */
  readonly once: <R extends Realm, T>(
    realm: R,
    who: OnBehalf,
    act: (trx: Realms[R]) => Promise<T>,
  ) => Promise<T>
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

export const nobody: OnBehalf = { accountId: undefined }

/** Gives the same transaction, speaking as another role. */
type Speak = (realm: Realm) => AnyTrx
const speakers = new WeakMap<object, Speak>()

export type TransactionMaker = (connection: DatabaseConnection) => Transaction<NoTables>

/** Opens transactions on wires; `transactionOn` gives Kysely's view of one connection. */
export const databaseOn = (
  takeWire: () => Promise<Wire>,
  transactionOn: TransactionMaker,
  close: () => Promise<void>,
  now?: () => Date,
): Database => {
  const run = async <R extends Realm, T>(
    realm: R,
    who: OnBehalf,
    once: boolean,
    act: (trx: Realms[R]) => Promise<T>,
  ): Promise<T> => {
    const opened = realmConnection({ takeWire, who, once, now })
    const speak: Speak = (as) => {
      // The brand exists for the compiler alone: the role its statements are sent as is what makes it true.
      const trx = transactionOn(opened.as(as)) as unknown as AnyTrx
      speakers.set(trx, speak)
      return trx
    }
    const trx = speak(realm) as Realms[R]
    try {
      const value = await act(trx)
      await opened.commit()
      return value
    } catch (error) {
      // The first failure is the one to tell; a rollback that fails discards the connection anyway.
      await opened.rollback().catch(() => undefined)
      throw error
    }
  }
  return {
    begin: (realm, who, act) => run(realm, who, false, act),
    once: (realm, who, act) => run(realm, who, true, act),
    ping: async () => {
      await run('identity', nobody, true, (trx) => sql`select 1`.execute(trx))
    },
    close,
  }
}

/** Speaks as the health role inside the same transaction, for the length of `act`. */
export const inHealth = <T>(trx: Trx, act: (health: HealthTrx) => Promise<T>): Promise<T> => {
  const speak = speakers.get(trx)
  if (speak === undefined) throw new Error('Only a transaction that `begin` opened can change its realm.')
  return act(speak('health') as HealthTrx)
}

/** Sets the account a transaction acts for once it is known: registration makes it half-way. */
export const actAs = async (trx: Trx, who: OnBehalf): Promise<void> => {
  await sql`select set_config('s4r.account', ${who.accountId ?? ''}, true)`.execute(trx)
}
