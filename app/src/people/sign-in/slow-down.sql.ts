import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'
import type { Tries } from './slow-down.ts'

/** Held until the transaction ends; false where another try holds it. Nobody waits with a connection in hand. */
export const tryLockAttempts = async (trx: Trx, key: Buffer): Promise<boolean> => {
  const found = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(${key.readBigInt64BE().toString()}::bigint) as mine`.execute(trx)
  return found.rows[0]?.mine === true
}

/** By the key in hex. */
export const readAttempts = async (
  trx: Trx,
  keys: readonly Buffer[],
): Promise<ReadonlyMap<string, Tries>> => {
  const found = await sql<{ key: Buffer; failures: number; last_at: Date }>`
    select key, failures, last_at from platform.attempt where key = any(${[...keys]}::bytea[])`.execute(trx)
  return new Map(
    found.rows.map((row) => [row.key.toString('hex'), { failures: row.failures, lastAt: row.last_at }]),
  )
}

/** One more; begins again at one where the last was before `forgetBefore`. Returns the count. */
export const countAttempt = async (
  trx: Trx,
  { key, now, forgetBefore }: { readonly key: Buffer; readonly now: Date; readonly forgetBefore: Date },
): Promise<number> => {
  const counted = await sql<{ failures: number }>`
    insert into platform.attempt as a (key, failures, last_at) values (${key}, 1, ${now})
    on conflict (key) do update set
      failures = case when a.last_at < ${forgetBefore} then 1 else a.failures + 1 end, last_at = ${now}
    returning failures`.execute(trx)
  return counted.rows[0]?.failures ?? 1
}

/** One more within a span of time that begins with the first and is not drawn out by what follows. */
export const countWithin = async (
  trx: Trx,
  { key, now, begins }: { readonly key: Buffer; readonly now: Date; readonly begins: Date },
): Promise<number> => {
  const counted = await sql<{ failures: number }>`
    insert into platform.attempt as a (key, failures, last_at) values (${key}, 1, ${now})
    on conflict (key) do update set
      failures = case when a.last_at <= ${begins} then 1 else a.failures + 1 end,
      last_at = case when a.last_at <= ${begins} then ${now} else a.last_at end
    returning failures`.execute(trx)
  return counted.rows[0]?.failures ?? 1
}

export const clearAttempts = async (trx: Trx, key: Buffer): Promise<void> => {
  await sql`delete from platform.attempt where key = ${key}`.execute(trx)
}
