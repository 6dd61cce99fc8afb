import { sql } from 'kysely'
import type { OwnerTrx } from '../../platform/db/index.ts'

/** Whether this id was ever used here: a person who was erased leaves a key that was destroyed. */
export const knownKey = async (trx: OwnerTrx, id: string): Promise<'none' | 'alive' | 'destroyed'> => {
  const found = await sql<{ alive: boolean }>`
    select wrapped is not null as alive from platform.data_key where id = ${id}`.execute(trx)
  const row = found.rows[0]
  if (row === undefined) return 'none'
  return row.alive ? 'alive' : 'destroyed'
}

export const wrappedKey = async (trx: OwnerTrx, id: string): Promise<Buffer | undefined> => {
  const found = await sql<{ wrapped: Buffer | null }>`
    select wrapped from platform.data_key where id = ${id}`.execute(trx)
  return found.rows[0]?.wrapped ?? undefined
}

export const addKey = async (
  trx: OwnerTrx,
  key: { readonly id: string; readonly wrapped: Buffer; readonly now: Date },
): Promise<void> => {
  await sql`insert into platform.data_key (id, wrapped, made_at) values (${key.id}, ${key.wrapped}, ${key.now})`.execute(
    trx,
  )
}

/** The owner of a table is under its row-level security only while that is forced: put back before the commit. */
export const forceRowSecurity = async (trx: OwnerTrx, table: string, forced: boolean): Promise<void> => {
  await sql`alter table ${sql.table(table)} ${sql.raw(forced ? 'force' : 'no force')} row level security`.execute(
    trx,
  )
}

export const isForced = async (trx: OwnerTrx, table: string): Promise<boolean> => {
  const found = await sql<{ forced: boolean }>`
    select relforcerowsecurity as forced from pg_class where oid = ${table}::regclass`.execute(trx)
  return found.rows[0]?.forced === true
}

export const tellChanged = async (trx: OwnerTrx, personId: string): Promise<void> => {
  await sql`insert into platform.outbox (name, payload)
    values ('health.changed', ${JSON.stringify({ personId })}::jsonb)`.execute(trx)
}

export const auditImport = async (
  trx: OwnerTrx,
  entry: {
    readonly personId: string
    readonly because: string
    readonly requestId: string
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into access.audit (at, request_id, actor_kind, because, person_id, operation, verdict, reason)
    values (${entry.now}, ${entry.requestId}, 'system', ${entry.because}, ${entry.personId}, 'rights.bring-in', 'yes',
      'on the command line')`.execute(trx)
}
