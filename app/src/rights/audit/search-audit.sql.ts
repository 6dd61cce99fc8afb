import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

export type AuditRow = {
  readonly id: number
  readonly at: Date
  readonly actor_kind: string
  readonly account_id: string | null
  readonly nickname: string | null
  readonly person_id: string | null
  readonly operation: string
  readonly subject: string | null
  readonly verdict: string
  readonly reason: string
  readonly because: string | null
  readonly request_id: string
}

export type AuditWish = {
  readonly person: string | undefined
  readonly account: string | undefined
  readonly operation: string | undefined
  readonly since: Date | undefined
  readonly until: Date | undefined
  readonly before: number | undefined
  readonly most: number
}

/** Asked with the acting account: the database answers a privacy officer, and nobody else. */
export const auditRows = async (trx: Trx, wish: AuditWish): Promise<readonly AuditRow[]> => {
  const found = await sql<AuditRow>`
    select * from rights.search_audit(${wish.person ?? null}::uuid, ${wish.account ?? null}::text,
      ${wish.operation ?? null}::text, ${wish.since ?? null}::timestamptz, ${wish.until ?? null}::timestamptz,
      ${wish.before ?? null}::bigint, ${wish.most}::int)`.execute(trx)
  return found.rows
}
