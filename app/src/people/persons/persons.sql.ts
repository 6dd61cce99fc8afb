import { type RawBuilder, sql } from 'kysely'
import type { Relation, Tier } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

type CurrentRelation = Exclude<Relation, 'none'>

/** How an account came to act: what counts by itself, and what first wants proof, is decided by this in the database. */
export type CameBy = 'own-entry' | 'invitation' | 'takeover' | 'letter' | 'staff' | 'joined'

export type PersonRow = {
  readonly person_id: string
  readonly relation: CurrentRelation | null
  readonly tier: Tier
  readonly name_sealed: Buffer | null
  readonly wrapped: Buffer
  readonly mourned: boolean
  readonly joined: boolean
}

/** The newest tier fact counts; a person without one is registered. Read here because every request needs it. */
export const tierOfPerson = (personId: RawBuilder<unknown>): RawBuilder<Tier> => sql<Tier>`coalesce(
  (select f.tier from trust.tier_fact f where f.person_id = ${personId} order by f.id desc limit 1), 1)`

const standing = sql`
  exists (select from people.bereavement b where b.person_id = p.id and b.ended_at is null) as mourned,
  exists (select from people.joined_record j where j.person_id = p.id) as joined`

export const uncheckedPersonRow = async (
  trx: Trx,
  { accountId, personId }: { readonly accountId: string | undefined; readonly personId: string },
): Promise<PersonRow | undefined> => {
  const found = await sql<PersonRow>`
    select p.id as person_id, r.relation, ${tierOfPerson(sql`p.id`)} as tier, p.name_sealed, k.wrapped, ${standing}
    from people.person p
    join platform.data_key k on k.id = p.id and k.wrapped is not null
    left join people.current_representation r on r.person_id = p.id and r.account_id = ${accountId ?? null}::uuid
    where p.id = ${personId}`.execute(trx)
  return found.rows[0]
}

export const personRowsOf = async (
  trx: Trx,
  accountId: string,
): Promise<readonly (PersonRow & { readonly relation: CurrentRelation })[]> => {
  const found = await sql<PersonRow & { readonly relation: CurrentRelation }>`
    select p.id as person_id, r.relation, ${tierOfPerson(sql`p.id`)} as tier, p.name_sealed, k.wrapped, ${standing}
    from people.current_representation r
    join people.person p on p.id = r.person_id
    join platform.data_key k on k.id = p.id and k.wrapped is not null
    where r.account_id = ${accountId}
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
    readonly cameBy?: CameBy
    readonly now: Date
  },
): Promise<void> => {
  // What lapsed without anybody ending it, at majority, is closed first: an account stands to a person in one way at a time.
  await sql`
    update people.representation r set ended_at = ${fact.now}, ended_because = 'lapsed'
    where r.account_id = ${fact.accountId} and r.person_id = ${fact.personId} and r.ended_at is null
      and not exists (select from people.current_representation c where c.id = r.id)`.execute(trx)
  await sql`
    insert into people.representation (account_id, person_id, relation, came_by, started_at)
    values (${fact.accountId}, ${fact.personId}, ${fact.relation}, ${fact.cameBy ?? 'own-entry'}, ${fact.now})`.execute(
    trx,
  )
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
    select not exists (select 1 from people.current_representation
      where person_id = ${personId} and relation = 'self') as represented`.execute(trx)
  return found.rows[0]?.represented === true
}
