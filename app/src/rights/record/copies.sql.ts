import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

export type CopyRow = {
  readonly id: string
  readonly person_id: string
  readonly account_id: string
  readonly locale: string
  readonly asked_at: Date
  readonly steps_done: number
  readonly ready_at: Date | null
  readonly failed_at: Date | null
  readonly expires_at: Date
  readonly bytes: number | null
}

const columns = sql`id, person_id, account_id, locale, asked_at, steps_done, ready_at, failed_at, expires_at, bytes`

/** The account's own copies of this person's record, newest first; row-level security shows no others. */
export const copiesOf = async (
  trx: Trx,
  granted: Granted<'read' | 'write'>,
  now: Date,
): Promise<readonly CopyRow[]> => {
  const found = await sql<CopyRow>`
    select ${columns} from rights.record_copy
    where person_id = ${granted.personId ?? null}::uuid and expires_at > ${now} order by asked_at desc, id`.execute(
    trx,
  )
  return found.rows
}

export const copyById = async (trx: Trx, copyId: string, now: Date): Promise<CopyRow | undefined> => {
  const found = await sql<CopyRow>`
    select ${columns} from rights.record_copy where id = ${copyId} and expires_at > ${now}`.execute(trx)
  return found.rows[0]
}

export const insertCopy = async (
  trx: Trx,
  granted: Granted<'write'>,
  copy: { readonly id: string; readonly locale: string; readonly now: Date; readonly expiresAt: Date },
): Promise<void> => {
  await sql`
    insert into rights.record_copy (id, person_id, account_id, locale, asked_at, expires_at)
    values (${copy.id}, ${granted.personId}, ${granted.accountId}, ${copy.locale}, ${copy.now}, ${copy.expiresAt})`.execute(
    trx,
  )
}

export const noteStep = async (trx: Trx, copyId: string, steps: number): Promise<void> => {
  await sql`update rights.record_copy set steps_done = ${steps} where id = ${copyId}`.execute(trx)
}

export const noteReady = async (
  trx: Trx,
  copyId: string,
  { bytes, now }: { readonly bytes: number; readonly now: Date },
): Promise<void> => {
  await sql`
    update rights.record_copy set ready_at = ${now}, bytes = ${bytes}, failed_at = null where id = ${copyId}`.execute(
    trx,
  )
}

export const noteFailed = async (trx: Trx, copyId: string, now: Date): Promise<void> => {
  await sql`update rights.record_copy set failed_at = ${now} where id = ${copyId} and ready_at is null`.execute(
    trx,
  )
}

export const forgetParts = async (trx: Trx, copyId: string): Promise<void> => {
  await sql`delete from rights.record_part where copy_id = ${copyId}`.execute(trx)
}

export const insertPart = async (
  trx: Trx,
  part: {
    readonly copyId: string
    readonly accountId: string
    readonly part: number
    readonly sealed: Buffer
  },
): Promise<void> => {
  await sql`
    insert into rights.record_part (copy_id, part, account_id, sealed)
    values (${part.copyId}, ${part.part}, ${part.accountId}, ${part.sealed})`.execute(trx)
}

export const sealedPart = async (trx: Trx, copyId: string, part: number): Promise<Buffer | undefined> => {
  const found = await sql<{ sealed: Buffer }>`
    select sealed from rights.record_part where copy_id = ${copyId} and part = ${part}`.execute(trx)
  return found.rows[0]?.sealed
}
