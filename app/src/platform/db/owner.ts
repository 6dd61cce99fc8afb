import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { HealthTrx, IndexTrx, NoTables, OnBehalf, OwnerTrx } from './trx.ts'

/** One transaction as the owner of the tables, on a connection of its own: nobody else waits for it. */
export async function asOwner<T>(owner: pg.ClientConfig, act: (trx: OwnerTrx) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({
    ...owner,
    max: 1,
    options: '-c role=s4r_owner',
    application_name: 'share4rare owner',
  })
  // Without listeners a lost connection would end the process, idle or at work; the statement under way fails and says so.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const kysely = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) })
  try {
    // The brand exists for the compiler alone: the option above is what makes it true.
    return await kysely.transaction().execute((trx) => act(trx as unknown as OwnerTrx))
  } finally {
    await kysely.destroy()
  }
}

type Ruled = { readonly health: HealthTrx; readonly index: IndexTrx }

/**
 * Inside the owner's transaction, speaks as a role that row-level security rules, on behalf of an account, and back.
 * A failure leaves the transaction aborted: there is nothing to go back to.
 */
export async function ruledAs<R extends keyof Ruled, T>(
  trx: OwnerTrx,
  { realm, who }: { readonly realm: R; readonly who: OnBehalf },
  act: (ruled: Ruled[R]) => Promise<T>,
): Promise<T> {
  await speakAs(trx, `s4r_${realm}`, who.accountId)
  const value = await act(trx as unknown as Ruled[R])
  await speakAs(trx, 's4r_owner', undefined)
  return value
}

async function speakAs(trx: OwnerTrx, role: string, accountId: string | undefined): Promise<void> {
  await sql`select set_config('role', ${role}, true), set_config('s4r.account', ${accountId ?? ''}, true)`.execute(
    trx,
  )
}
