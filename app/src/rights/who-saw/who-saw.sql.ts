import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

export type SawRow = {
  readonly id: number
  readonly at: Date
  readonly operation: string
  readonly actor_kind: string
  readonly because: string | null
  readonly nickname: string | null
  readonly role: string | null
  readonly staff_role: string | null
  readonly relation: string | null
}

/** Asked with the acting account: the database answers those who act for the person, and nobody else. */
export const whoSaw = async (
  trx: Trx,
  wish: { readonly personId: string; readonly before: number | undefined; readonly most: number },
): Promise<readonly SawRow[]> => {
  const found = await sql<SawRow>`
    select * from rights.who_saw(${wish.personId}::uuid, ${wish.before ?? null}::bigint, ${wish.most}::int)`.execute(
    trx,
  )
  return found.rows
}
