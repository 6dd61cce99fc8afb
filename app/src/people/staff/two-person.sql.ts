import { sql } from 'kysely'
import type { StaffRole } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

export type RequestKind = 'staff-grant' | 'factor-reset'

export type RequestRow = {
  readonly id: string
  readonly kind: RequestKind
  readonly account_id: string
  readonly nickname: string
  readonly role: StaffRole | null
  readonly asked_by: string
  readonly asked_by_nickname: string
  readonly asked_at: Date
  readonly decided_by: readonly string[]
  readonly approvals: number
}

const openRequests = (now: Date) => sql`
  select r.id, r.kind, r.account_id, a.nickname, r.role, r.asked_by, b.nickname as asked_by_nickname, r.asked_at,
    array(select d.account_id from people.two_person_decision d where d.request_id = r.id) as decided_by,
    (select count(*)::int from people.two_person_decision d where d.request_id = r.id and d.verdict = 'approve') as approvals
  from people.two_person_request r
  join people.account a on a.id = r.account_id
  join people.account b on b.id = r.asked_by
  where r.done_at is null and r.ended_at is null and r.expires_at > ${now}`

export const openRequestRows = async (trx: Trx, now: Date): Promise<readonly RequestRow[]> => {
  const found = await sql<RequestRow>`${openRequests(now)} order by r.asked_at, r.id`.execute(trx)
  return found.rows
}

/** Locked, so that of two who decide at once the second sees what the first decided. */
export const uncheckedOpenRequest = async (
  trx: Trx,
  { requestId, now }: { readonly requestId: string; readonly now: Date },
): Promise<RequestRow | undefined> => {
  await sql`select from people.two_person_request where id = ${requestId} for update`.execute(trx)
  const found = await sql<RequestRow>`${openRequests(now)} and r.id = ${requestId}`.execute(trx)
  return found.rows[0]
}

export const insertRequest = async (
  trx: Trx,
  request: {
    readonly id: string
    readonly kind: RequestKind
    readonly accountId: string
    readonly role: StaffRole | undefined
    readonly askedBy: string
    readonly now: Date
    readonly expiresAt: Date
  },
): Promise<void> => {
  await sql`
    insert into people.two_person_request (id, kind, account_id, role, asked_by, asked_at, expires_at)
    values (${request.id}, ${request.kind}, ${request.accountId}, ${request.role ?? null}, ${request.askedBy},
      ${request.now}, ${request.expiresAt})`.execute(trx)
}

export const insertDecision = async (
  trx: Trx,
  decision: {
    readonly requestId: string
    readonly accountId: string
    readonly verdict: 'approve' | 'refuse'
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into people.two_person_decision (request_id, account_id, verdict, at)
    values (${decision.requestId}, ${decision.accountId}, ${decision.verdict}, ${decision.now})`.execute(trx)
}

export const closeRequest = async (
  trx: Trx,
  { requestId, how, now }: { readonly requestId: string; readonly how: 'done' | 'ended'; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.two_person_request set done_at = ${how === 'done' ? now : null}, ended_at = ${how === 'ended' ? now : null}
    where id = ${requestId}`.execute(trx)
}

/** What was asked in an account’s own name, by somebody who perhaps was not its owner. */
export const endRequestsFor = async (
  trx: Trx,
  { accountId, now }: { readonly accountId: string; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.two_person_request set ended_at = ${now}
    where account_id = ${accountId} and kind = 'factor-reset' and done_at is null and ended_at is null`.execute(
    trx,
  )
}

export const accountNamed = async (trx: Trx, nickname: string): Promise<string | undefined> => {
  const found = await sql<{ id: string }>`
    select id from people.account where lower(nickname) = lower(${nickname}) and email_confirmed_at is not null`.execute(
    trx,
  )
  return found.rows[0]?.id
}

export const hasRole = async (
  trx: Trx,
  { accountId, role, now }: { readonly accountId: string; readonly role: StaffRole; readonly now: Date },
): Promise<boolean> => {
  const found = await sql`
    select from people.staff_role
    where account_id = ${accountId} and role = ${role} and (ended_at is null or ended_at > ${now})`.execute(
    trx,
  )
  return found.rows.length > 0
}

/** Those who can act: who is blocked decides nothing. */
export const administrators = async (trx: Trx, now: Date): Promise<readonly string[]> => {
  const found = await sql<{ account_id: string }>`
    select distinct r.account_id from people.staff_role r
    where r.role = 'administrator' and (r.ended_at is null or r.ended_at > ${now})
      and not exists (select from people.account_block b where b.account_id = r.account_id
        and b.at <= ${now} and (b.ended_at is null or b.ended_at > ${now}))`.execute(trx)
  return found.rows.map((row) => row.account_id)
}
