import { sql } from 'kysely'
import type { Relation } from '../../access/index.ts'
import type { CameBy } from '../../people/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { EventKind } from './timeline.ts'

type CurrentRelation = Exclude<Relation, 'none'>

export type ActingRow = {
  readonly account_id: string
  readonly nickname: string
  /** What counts now. */
  readonly relation: CurrentRelation
  /** What was meant, where it has yet to be proven. */
  readonly stated: CurrentRelation
  readonly came_by: CameBy
  readonly started_at: Date
  readonly until: Date | null
  /** Whoever may not sign in decides nothing, whatever paper they have. */
  readonly blocked: boolean
}

/** Everybody with access to the person at this moment; the policy was asked before. */
export const uncheckedActing = async (trx: Trx, personId: string): Promise<readonly ActingRow[]> => {
  const found = await sql<ActingRow>`
    select r.account_id, a.nickname, r.relation, r.stated, r.came_by, r.started_at, r.until,
      exists (select from people.account_block b where b.account_id = a.id and b.at <= people.this_moment()
        and (b.ended_at is null or b.ended_at > people.this_moment())) as blocked
    from people.current_representation r join people.account a on a.id = r.account_id
    where r.person_id = ${personId}
    order by r.relation = 'self' desc, r.relation = 'legal-representative' desc, r.id`.execute(trx)
  return found.rows
}

export type EventRow = {
  readonly kind: EventKind
  readonly at: Date
  readonly account_id: string | null
  readonly nickname: string | null
  readonly by_account: string | null
  readonly by_nickname: string | null
  readonly relation: CurrentRelation | null
}

/** What happened, newest first; whoever lapsed at majority is told here too, whether or not a job has run since. */
export const uncheckedEvents = async (trx: Trx, personId: string): Promise<readonly EventRow[]> => {
  const found = await sql<EventRow>`
    select e.kind, e.at, e.account_id, a.nickname, e.by_account, b.nickname as by_nickname, e.relation
    from people.representation_event e
    left join people.account a on a.id = e.account_id
    left join people.account b on b.id = e.by_account
    where e.person_id = ${personId}
    union all
    select 'began', r.started_at, r.account_id, a.nickname, null, null, r.relation
    from people.representation r left join people.account a on a.id = r.account_id
    where r.person_id = ${personId} and r.came_by = 'own-entry'
    union all
    select 'came-of-age', g.majority_at, r.account_id, a.nickname, null, null, r.relation
    from people.representation r join people.person_age g on g.person_id = r.person_id
    left join people.account a on a.id = r.account_id
    where r.person_id = ${personId} and r.relation <> 'self' and r.started_at < g.majority_at
      and g.majority_at <= people.this_moment() and (r.ended_at is null or r.ended_because = 'lapsed')
      and not exists (select from people.current_representation c where c.id = r.id)
    order by at desc`.execute(trx)
  return found.rows
}

export const insertEvent = async (
  trx: Trx,
  event: {
    readonly personId: string
    readonly kind: EventKind
    readonly accountId?: string | undefined
    readonly byAccount?: string | undefined
    readonly relation?: CurrentRelation | undefined
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into people.representation_event (person_id, kind, account_id, by_account, relation, at)
    values (${event.personId}, ${event.kind}, ${event.accountId ?? null}, ${event.byAccount ?? null},
      ${event.relation ?? null}, ${event.now})`.execute(trx)
}

/** Two changes of who may act for one person wait for each other: the last representative cannot leave twice at once. */
export const lockRepresentation = async (trx: Trx, personId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`representation ${personId}`}, 0))`.execute(trx)
}

export type GuardianshipFact = {
  readonly personId: string
  readonly accountId: string
  readonly outcome: 'proven' | 'ended'
  readonly paper: 'birth' | 'court' | 'identity'
  readonly because: string
  readonly setBy: string
  readonly now: Date
}

export const insertGuardianshipFact = async (trx: Trx, fact: GuardianshipFact): Promise<void> => {
  await sql`
    insert into trust.guardianship_fact (person_id, account_id, outcome, paper, because, set_by, at)
    values (${fact.personId}, ${fact.accountId}, ${fact.outcome}, ${fact.paper}, ${fact.because}, ${fact.setBy}, ${fact.now})`.execute(
    trx,
  )
}

export const uncheckedRepresents = async (
  trx: Trx,
  { personId, accountId }: { readonly personId: string; readonly accountId: string },
): Promise<boolean> => {
  const found = await sql`
    select from people.representation
    where person_id = ${personId} and account_id = ${accountId} and ended_at is null`.execute(trx)
  return found.rows.length > 0
}
