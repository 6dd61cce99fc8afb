import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

export const insertDataKey = async (
  trx: Trx,
  key: { readonly ownerId: string; readonly wrapped: Buffer; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into platform.data_key (id, wrapped, made_at) values (${key.ownerId}, ${key.wrapped}, ${key.now})`.execute(
    trx,
  )
}

export const uncheckedWrappedKey = async (trx: Trx, ownerId: string): Promise<Buffer | undefined> => {
  const found = await sql<{ wrapped: Buffer | null }>`
    select wrapped from platform.data_key where id = ${ownerId}`.execute(trx)
  return found.rows[0]?.wrapped ?? undefined
}

export const destroyDataKeys = async (trx: Trx, ownerIds: readonly string[], now: Date): Promise<void> => {
  await sql`
    update platform.data_key set wrapped = null, destroyed_at = ${now}
    where id = any(${[...ownerIds]}::uuid[]) and destroyed_at is null`.execute(trx)
}
