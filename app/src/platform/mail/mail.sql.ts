import { sql } from 'kysely'
import type { Trx } from '../db/index.ts'

export const insertMail = async (
  trx: Trx,
  mail: { id: string; sealed: Buffer; to: Buffer; at: Date },
): Promise<void> => {
  await sql`insert into platform.mail (id, sealed, to_fingerprint, queued_at)
    values (${mail.id}, ${mail.sealed}, ${mail.to}, ${mail.at})`.execute(trx)
}

/** The sealed mail, unless it was sent or kept already. */
export const selectWaiting = async (trx: Trx, id: string): Promise<Buffer | undefined> => {
  const found = await sql<{ sealed: Buffer }>`
    select sealed from platform.mail where id = ${id} and sent_at is null and not kept`.execute(trx)
  return found.rows[0]?.sealed
}

export const keepMail = async (trx: Trx, id: string): Promise<void> => {
  await sql`update platform.mail set kept = true where id = ${id}`.execute(trx)
}

export const markSent = async (trx: Trx, id: string, at: Date): Promise<void> => {
  await sql`update platform.mail set sent_at = ${at}, sealed = null where id = ${id}`.execute(trx)
}

export const selectKept = async (
  trx: Trx,
): Promise<readonly { id: string; sealed: Buffer; queued_at: Date }[]> => {
  const found = await sql<{ id: string; sealed: Buffer; queued_at: Date }>`
    select id, sealed, queued_at from platform.mail
    where kept and sealed is not null order by queued_at desc, id limit 50`.execute(trx)
  return found.rows
}

export const deleteMailsTo = async (trx: Trx, to: Buffer): Promise<void> => {
  await sql`delete from platform.mail where to_fingerprint = ${to}`.execute(trx)
}
