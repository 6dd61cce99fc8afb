import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

export type LimitRow = {
  readonly id: string
  readonly kind: 'restriction' | 'objection'
  readonly about: string | null
  readonly words_sealed: Buffer | null
  readonly at: Date
  readonly ended_at: Date | null
}

/** Newest first. */
export const limitsOf = async (
  trx: Trx,
  granted: Granted<'read' | 'write'>,
): Promise<readonly LimitRow[]> => {
  const found = await sql<LimitRow>`
    select id, kind, about, words_sealed, at, ended_at from rights.limit_fact
    where person_id = ${granted.personId} order by at desc, id`.execute(trx)
  return found.rows
}

export const beginRestriction = async (
  trx: Trx,
  granted: Granted<'write'>,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into rights.limit_fact (id, person_id, kind, by_account, at)
    values (${id}, ${granted.personId}, 'restriction', ${granted.accountId}, ${now})
    on conflict (person_id) where kind = 'restriction' and ended_at is null do nothing`.execute(trx)
}

export const endRestriction = async (trx: Trx, granted: Granted<'write'>, now: Date): Promise<void> => {
  await sql`
    update rights.limit_fact set ended_at = ${now}
    where person_id = ${granted.personId} and kind = 'restriction' and ended_at is null`.execute(trx)
}

export const insertObjection = async (
  trx: Trx,
  granted: Granted<'write'>,
  row: { readonly id: string; readonly about: string; readonly wordsSealed: Buffer; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into rights.limit_fact (id, person_id, kind, about, words_sealed, by_account, at)
    values (${row.id}, ${granted.personId}, 'objection', ${row.about}, ${row.wordsSealed}, ${granted.accountId}, ${row.now})`.execute(
    trx,
  )
}
