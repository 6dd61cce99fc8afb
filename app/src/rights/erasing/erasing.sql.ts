import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

export type Erasure = {
  readonly id: string
  readonly person_id: string | null
  readonly account_id: string | null
  readonly due_at: Date
}

type About = { readonly personId: string } | { readonly accountId: string }

/** The erasure that waits for its day, if there is one. */
export const waitingErasure = async (trx: Trx, about: About): Promise<Erasure | undefined> => {
  const found = await sql<Erasure>`
    select id, person_id, account_id, due_at from rights.erasure
    where cancelled_at is null and done_at is null
      and ${'personId' in about ? sql`person_id = ${about.personId}` : sql`account_id = ${about.accountId}`}`.execute(
    trx,
  )
  return found.rows[0]
}

export const erasureById = async (trx: Trx, id: string): Promise<Erasure | undefined> => {
  const found = await sql<Erasure>`
    select id, person_id, account_id, due_at from rights.erasure
    where id = ${id} and cancelled_at is null and done_at is null for update`.execute(trx)
  return found.rows[0]
}

export const dueErasures = async (trx: Trx, now: Date): Promise<readonly string[]> => {
  const found = await sql<{ id: string }>`
    select id from rights.erasure where cancelled_at is null and done_at is null and due_at <= ${now}
    order by due_at, id`.execute(trx)
  return found.rows.map(({ id }) => id)
}

export const insertErasure = async (
  trx: Trx,
  row: {
    readonly id: string
    readonly about: About
    readonly by: string
    readonly now: Date
    readonly dueAt: Date
  },
): Promise<void> => {
  const { about } = row
  await sql`
    insert into rights.erasure (id, person_id, account_id, asked_by, asked_at, due_at)
    values (${row.id}, ${'personId' in about ? about.personId : null}, ${'accountId' in about ? about.accountId : null},
      ${row.by}, ${row.now}, ${row.dueAt})`.execute(trx)
}

export const markCancelled = async (trx: Trx, id: string, now: Date): Promise<void> => {
  await sql`update rights.erasure set cancelled_at = ${now} where id = ${id}`.execute(trx)
}

export const markDone = async (trx: Trx, id: string, now: Date): Promise<void> => {
  await sql`update rights.erasure set done_at = ${now} where id = ${id}`.execute(trx)
}

/** Its rows go with it, by the foreign keys of every table that names a person. */
export const deletePerson = async (trx: Trx, personId: string): Promise<void> => {
  await sql`delete from people.person where id = ${personId}`.execute(trx)
}

export const deleteAccount = async (trx: Trx, accountId: string): Promise<void> => {
  await sql`delete from people.account where id = ${accountId}`.execute(trx)
}

export const sealedEmailOf = async (trx: Trx, accountId: string): Promise<Buffer | undefined> => {
  const found = await sql<{ email_sealed: Buffer }>`
    select email_sealed from people.account where id = ${accountId}`.execute(trx)
  return found.rows[0]?.email_sealed
}

/** Of the persons this account may edit, those nobody else may: they have nobody left when it goes. */
export const personsOnlyOf = async (trx: Trx, accountId: string): Promise<readonly string[]> => {
  const found = await sql<{ person_id: string }>`
    select r.person_id from people.representation r
    where r.account_id = ${accountId} and r.ended_at is null and r.relation in ('self', 'legal-representative')
      and not exists (select from people.representation o where o.person_id = r.person_id and o.ended_at is null
        and o.account_id <> r.account_id and o.relation in ('self', 'legal-representative'))
    order by r.id`.execute(trx)
  return found.rows.map(({ person_id }) => person_id)
}
