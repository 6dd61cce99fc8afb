import { sql } from 'kysely'
import type { SealerTrx, Trx } from '../../platform/db/index.ts'
import { type Actor, accountOf } from '../actor.ts'

export type AuditEntry = {
  readonly at: Date
  readonly requestId: string
  readonly actor: Actor
  readonly personId: string | undefined
  readonly operation: string
  readonly verdict: 'yes' | 'no'
  readonly reason: string
  readonly note?: string | undefined
}

export const writeAudit = async (trx: Trx, entry: AuditEntry): Promise<void> => {
  const because = entry.actor.kind === 'system' ? entry.actor.because : null
  await sql`
    insert into access.audit (at, request_id, actor_kind, account_id, because, person_id, operation, subject, verdict, reason)
    values (${entry.at}, ${entry.requestId}, ${entry.actor.kind}, ${accountOf(entry.actor) ?? null}, ${because},
      ${entry.personId ?? null}, ${entry.operation}, ${entry.note ?? null}, ${entry.verdict}, ${entry.reason})`.execute(
    trx,
  )
}

/** Everything a link of the chain binds, as text made by the database so that both ends agree on every byte. */
const canonical = sql<string>`jsonb_build_array(a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.request_id,
  a.actor_kind, a.account_id, a.because, a.person_id, a.operation, a.subject, a.verdict, a.reason)::text`

/** Only one sealer works at a time in the whole cluster; the others find the door shut and leave. */
export const takeSealerLock = async (trx: SealerTrx): Promise<boolean> => {
  const row = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(5474003) as mine`.execute(trx)
  return row.rows[0]?.mine === true
}

export const lastSeal = async (trx: SealerTrx): Promise<{ seq: number; hash: Buffer } | undefined> => {
  const rows = await sql<{ seq: number; hash: Buffer }>`
    select seq, hash from access.audit_seal order by seq desc limit 1`.execute(trx)
  return rows.rows[0]
}

export const takeUnsealed = async (
  trx: SealerTrx,
  limit: number,
): Promise<readonly { id: number; text: string }[]> => {
  const rows = await sql<{ id: number; text: string }>`
    with taken as (
      delete from access.audit_unsealed where audit_id in (
        select audit_id from access.audit_unsealed order by audit_id limit ${limit}) returning audit_id)
    select a.id, ${canonical} as text from access.audit a join taken on taken.audit_id = a.id order by a.id`.execute(
    trx,
  )
  return rows.rows
}

export const writeSeals = async (
  trx: SealerTrx,
  seals: readonly { readonly seq: number; readonly auditId: number; readonly hash: Buffer }[],
): Promise<void> => {
  await sql`insert into access.audit_seal (seq, audit_id, hash)
    select * from unnest(${seals.map((s) => s.seq)}::bigint[], ${seals.map((s) => s.auditId)}::bigint[], ${seals.map((s) => s.hash)}::bytea[])`.execute(
    trx,
  )
}

export const readSealed = async (
  trx: SealerTrx,
  after: number,
  limit: number,
): Promise<readonly { seq: number; auditId: number; hash: Buffer; text: string | null }[]> => {
  const rows = await sql<{ seq: number; auditId: number; hash: Buffer; text: string | null }>`
    select s.seq, s.audit_id as "auditId", s.hash, case when a.id is null then null else ${canonical} end as text
    from access.audit_seal s left join access.audit a on a.id = s.audit_id
    where s.seq > ${after} order by s.seq limit ${limit}`.execute(trx)
  return rows.rows
}

/** Rows that are neither sealed nor waiting to be: somebody emptied the queue behind the sealer's back. */
export const countLost = async (trx: SealerTrx): Promise<number> => {
  const rows = await sql<{ lost: number }>`
    select count(*) as lost from access.audit a
    where not exists (select 1 from access.audit_seal s where s.audit_id = a.id)
      and not exists (select 1 from access.audit_unsealed u where u.audit_id = a.id)`.execute(trx)
  return rows.rows[0]?.lost ?? 0
}
