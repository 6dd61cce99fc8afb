import { type RawBuilder, sql } from 'kysely'
import type { Relation, Tier } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

type CurrentRelation = Exclude<Relation, 'none'>

export type PersonRow = {
  readonly person_id: string
  readonly relation: CurrentRelation | null
  readonly tier: Tier
  readonly name_sealed: Buffer | null
  readonly wrapped: Buffer
}

/** The newest tier fact counts; a person without one is registered. Read here because every request needs it. */
export const tierOfPerson = (personId: RawBuilder<unknown>): RawBuilder<Tier> => sql<Tier>`coalesce(
  (select f.tier from trust.tier_fact f where f.person_id = ${personId} order by f.id desc limit 1), 1)`

export const uncheckedPersonRow = async (
  trx: Trx,
  { accountId, personId }: { readonly accountId: string | undefined; readonly personId: string },
): Promise<PersonRow | undefined> => {
  const found = await sql<PersonRow>`
    select p.id as person_id, r.relation, ${tierOfPerson(sql`p.id`)} as tier, p.name_sealed, k.wrapped
    from people.person p
    join platform.data_key k on k.id = p.id and k.wrapped is not null
    left join people.representation r
      on r.person_id = p.id and r.account_id = ${accountId ?? null}::uuid and r.ended_at is null
    where p.id = ${personId}`.execute(trx)
  return found.rows[0]
}

export const personRowsOf = async (
  trx: Trx,
  accountId: string,
): Promise<readonly (PersonRow & { readonly relation: CurrentRelation })[]> => {
  const found = await sql<PersonRow & { readonly relation: CurrentRelation }>`
    select p.id as person_id, r.relation, ${tierOfPerson(sql`p.id`)} as tier, p.name_sealed, k.wrapped
    from people.representation r
    join people.person p on p.id = r.person_id
    join platform.data_key k on k.id = p.id and k.wrapped is not null
    where r.account_id = ${accountId} and r.ended_at is null
    order by r.relation = 'self' desc, r.id`.execute(trx)
  return found.rows
}

export const insertPerson = async (
  trx: Trx,
  person: {
    readonly id: string
    readonly nameSealed: Buffer | null
    readonly createdBy: string
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into people.person (id, name_sealed, created_by, created_at)
    values (${person.id}, ${person.nameSealed}, ${person.createdBy}, ${person.now})`.execute(trx)
}

export const insertRepresentation = async (
  trx: Trx,
  fact: {
    readonly accountId: string
    readonly personId: string
    readonly relation: CurrentRelation
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into people.representation (account_id, person_id, relation, started_at)
    values (${fact.accountId}, ${fact.personId}, ${fact.relation}, ${fact.now})`.execute(trx)
}

export const endRepresentationRow = async (
  trx: Trx,
  end: {
    readonly accountId: string
    readonly personId: string
    readonly because: string
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    update people.representation set ended_at = ${end.now}, ended_because = ${end.because}
    where account_id = ${end.accountId} and person_id = ${end.personId} and ended_at is null`.execute(trx)
}

export const updatePersonName = async (trx: Trx, personId: string, nameSealed: Buffer): Promise<void> => {
  await sql`update people.person set name_sealed = ${nameSealed} where id = ${personId}`.execute(trx)
}

/** Whether somebody other than the person acts for them, and they do not act for themself. */
export const uncheckedIsRepresented = async (trx: Trx, personId: string): Promise<boolean> => {
  const found = await sql<{ represented: boolean }>`
    select not exists (select 1 from people.representation
      where person_id = ${personId} and relation = 'self' and ended_at is null) as represented`.execute(trx)
  return found.rows[0]?.represented === true
}
