import { sql } from 'kysely'
import type { AccountRole, StaffRole, Tier } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { hasSecondFactor } from '../factors/factors.sql.ts'
import { tierOfPerson } from '../persons/persons.sql.ts'
import { limits, seconds, touchEverySeconds } from './session-limits.ts'

export type LiveSession = {
  readonly session_id: string
  readonly account_id: string
  readonly nickname: string
  readonly role: AccountRole
  readonly staff_roles: readonly StaffRole[]
  readonly tier: Tier
  readonly second_factor: boolean
  readonly proven_at: Date
  readonly has_second_factor: boolean
  readonly held: boolean
  readonly created_at: Date
  /** Before this request. */
  readonly seen_at: Date
  readonly staff: boolean
  readonly organisation: string | null
  readonly position: string | null
  readonly standing_until: Date | null
}

const longest = (which: 'absolute' | 'idle') => sql`
  case when staff then ${seconds(limits.staff[which])}::int else ${seconds(limits.member[which])}::int end * interval '1 second'`

/**
 * Everything a request needs to know of who asks, in one statement, read afresh each time: a block, a lost role or an
 * ended guardianship bites on the next request. A second relative's person does not raise the account's tier.
 */
export const uncheckedLiveSession = async (
  trx: Trx,
  { tokenHash, now }: { readonly tokenHash: Buffer; readonly now: Date },
): Promise<LiveSession | undefined> => {
  const found = await sql<LiveSession>`
    with found as (
      select s.id as session_id, s.account_id, s.second_factor, s.proven_at, s.created_at, s.seen_at, a.nickname, a.role,
        array(select r.role from people.staff_role r where r.account_id = a.id
          and (r.ended_at is null or r.ended_at > ${now})) as staff_roles,
        coalesce((select max(${tierOfPerson(sql`r.person_id`)}) from people.current_representation r
          where r.account_id = a.id and r.relation in ('self', 'legal-representative')), 1) as tier,
        ${hasSecondFactor(sql`a.id`)} as has_second_factor,
        exists (select from people.hold h where h.account_id = a.id and h.stopped_at is null and h.until_at > ${now}) as held,
        p.organisation, p.position, p.until_at as standing_until
      from people.session s join people.account a on a.id = s.account_id
      left join lateral (select organisation, position, until_at from people.professional_standing
        where account_id = a.id and role = a.role and until_at > ${now} order by until_at desc limit 1) p on true
      where s.token_hash = ${tokenHash} and s.ended_at is null and a.email_confirmed_at is not null
        and not exists (select 1 from people.account_block b where b.account_id = a.id
          and b.at <= ${now} and (b.ended_at is null or b.ended_at > ${now}))
    ), judged as (
      select *, role = 'staff' or cardinality(staff_roles) > 0 as staff from found
    ), live as (
      select * from judged
      where created_at > ${now}::timestamptz - ${longest('absolute')} and seen_at > ${now}::timestamptz - ${longest('idle')}
    ), touched as (
      update people.session set seen_at = ${now}
      where id in (select session_id from live
        where seen_at <= ${now}::timestamptz - ${touchEverySeconds}::int * interval '1 second')
    )
    select session_id, account_id, nickname, role, staff_roles, tier, second_factor, proven_at, has_second_factor, held,
      created_at, seen_at, staff, organisation, position, standing_until
    from live`.execute(trx)
  return found.rows[0]
}

export const insertSession = async (
  trx: Trx,
  session: {
    readonly id: string
    readonly accountId: string
    readonly tokenHash: Buffer
    readonly secondFactor: boolean
    readonly device: string | null
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into people.session (id, account_id, token_hash, second_factor, created_at, seen_at, proven_at, device)
    values (${session.id}, ${session.accountId}, ${session.tokenHash}, ${session.secondFactor}, ${session.now}, ${session.now},
      ${session.now}, ${session.device})`.execute(trx)
}

/** Ends one session, if it is the account's own; how many it ended tells whether there was one. */
export const endSessionRow = async (
  trx: Trx,
  {
    accountId,
    sessionId,
    now,
  }: { readonly accountId: string; readonly sessionId: string; readonly now: Date },
): Promise<number> => {
  const ended = await sql`
    update people.session set ended_at = ${now}
    where id = ${sessionId} and account_id = ${accountId} and ended_at is null`.execute(trx)
  return Number(ended.numAffectedRows ?? 0)
}

export const endSessionRowsOf = async (
  trx: Trx,
  {
    accountId,
    except,
    now,
  }: { readonly accountId: string; readonly except: string | undefined; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.session set ended_at = ${now}
    where account_id = ${accountId} and ended_at is null and id is distinct from ${except ?? null}::uuid`.execute(
    trx,
  )
}

/** A further proof within a session: it counts as fresh from now on. */
export const noteProof = async (
  trx: Trx,
  proof: { readonly sessionId: string; readonly secondFactor: boolean; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.session set proven_at = ${proof.now}, second_factor = second_factor or ${proof.secondFactor}
    where id = ${proof.sessionId}`.execute(trx)
}

export type SessionRow = {
  readonly id: string
  readonly created_at: Date
  readonly seen_at: Date
  readonly device: string | null
}

/** The account's sessions that still open something, newest first. */
export const sessionRowsOf = async (
  trx: Trx,
  {
    accountId,
    since,
    seenSince,
  }: { readonly accountId: string; readonly since: Date; readonly seenSince: Date },
): Promise<readonly SessionRow[]> => {
  const found = await sql<SessionRow>`
    select id, created_at, seen_at, device from people.session
    where account_id = ${accountId} and ended_at is null and created_at > ${since} and seen_at > ${seenSince}
    order by seen_at desc, id`.execute(trx)
  return found.rows
}

export const uncheckedSessionOwner = async (trx: Trx, sessionId: string): Promise<string | undefined> => {
  const found = await sql<{ account_id: string }>`
    select account_id from people.session where id = ${sessionId}`.execute(trx)
  return found.rows[0]?.account_id
}
