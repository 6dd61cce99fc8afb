import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

export type ViewKind = 'list' | 'profile'

/** Two requests of one account count one after the other, on whichever node they are: a cap holds exactly. */
export const lockViews = async (trx: Trx, granted: Granted<'read'>): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`matching.view ${granted.accountId}`}, 0))`.execute(
    trx,
  )
}

export const seenOn = async (
  trx: Trx,
  granted: Granted<'read'>,
  { day, kind }: { readonly day: string; readonly kind: ViewKind },
): Promise<ReadonlySet<string>> => {
  const found = await sql<{ person_id: string }>`
    select person_id from matching.view
    where account_id = ${granted.accountId} and day = ${day}::date and kind = ${kind}`.execute(trx)
  return new Set(found.rows.map((row) => row.person_id))
}

export const insertViews = async (
  trx: Trx,
  granted: Granted<'read'>,
  view: {
    readonly day: string
    readonly kind: ViewKind
    readonly personIds: readonly string[]
    readonly now: Date
  },
): Promise<void> => {
  if (view.personIds.length === 0) return
  await sql`
    insert into matching.view (account_id, day, kind, person_id, first_at)
    select ${granted.accountId}::uuid, ${view.day}::date, ${view.kind}, person, ${view.now}
    from unnest(${view.personIds}::uuid[]) as person on conflict do nothing`.execute(trx)
}

/** Notes a request for a profile, whatever becomes of it, and says how many there were since, this one included. */
export const noteProfileRequest = async (
  trx: Trx,
  granted: Granted<'read'>,
  { now, since }: { readonly now: Date; readonly since: Date },
): Promise<number> => {
  await sql`insert into matching.profile_request (account_id, at) values (${granted.accountId}, ${now})`.execute(
    trx,
  )
  const counted = await sql<{ n: number }>`
    select count(*) as n from matching.profile_request
    where account_id = ${granted.accountId} and at > ${since}`.execute(trx)
  return counted.rows[0]?.n ?? 0
}
