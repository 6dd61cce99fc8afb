import { type Kysely, sql, type Transaction } from 'kysely'

/** The database role a transaction speaks as. Identity and health never share one. */
export type Realm = 'identity' | 'health' | 'index' | 'keeper' | 'batch' | 'sealer'

declare const realm: unique symbol
type NoTables = Record<never, never>

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
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

export const nobody: OnBehalf = { accountId: undefined }

export const databaseOn = (pool: Kysely<NoTables>, close: () => Promise<void>): Database => ({
  begin: (r, who, act) =>
    pool.transaction().execute(async (trx) => {
      // set_config(…, true) is SET LOCAL: it ends with the transaction, so a pooled connection hands nobody's name on.
      await sql`select set_config('role', ${`s4r_${r}`}, true), set_config('s4r.account', ${who.accountId ?? ''}, true)`.execute(
        trx,
      )
      // The brand exists for the compiler alone: the role set above is what makes it true.
      return act(trx as unknown as Realms[typeof r])
    }),
  ping: async () => {
    await sql`select 1`.execute(pool)
  },
  close,
})

const inRealm = async <From extends AnyTrx, To extends AnyTrx, T>(
  trx: From,
  to: Realm,
  back: Realm,
  act: (trx: To) => Promise<T>,
): Promise<T> => {
  await sql`select set_config('role', ${`s4r_${to}`}, true)`.execute(trx)
  // After a failure the transaction is aborted and can only roll back, so there is no role to put back.
  const value = await act(trx as unknown as To)
  await sql`select set_config('role', ${`s4r_${back}`}, true)`.execute(trx)
  return value
}

/** Speaks as the health role for the length of `act`, inside the same transaction. Do not run it beside other work on `trx`. */
export const inHealth = <T>(trx: Trx, act: (health: HealthTrx) => Promise<T>): Promise<T> =>
  inRealm<Trx, HealthTrx, T>(trx, 'health', 'identity', act)

/** The way back from health to identity, for the rare verb that starts in health. */
export const inIdentity = <T>(trx: HealthTrx, act: (identity: Trx) => Promise<T>): Promise<T> =>
  inRealm<HealthTrx, Trx, T>(trx, 'identity', 'health', act)

/** Sets the account a transaction acts for once it is known: registration makes it half-way. */
export const actAs = async (trx: Trx, who: OnBehalf): Promise<void> => {
  await sql`select set_config('s4r.account', ${who.accountId ?? ''}, true)`.execute(trx)
}
