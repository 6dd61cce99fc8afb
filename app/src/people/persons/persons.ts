import { randomUUID } from 'node:crypto'
import { type Actor, accountOf, type Granted, type Relation } from '../../access/index.ts'
import type { Place } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { dataKeyOf, newDataKey } from '../keys/keys.ts'
import type { PersonSubject, Represented } from './person.ts'
import {
  type CameBy,
  endRepresentationRow,
  insertPerson,
  insertRepresentation,
  type PersonRow,
  personRowsOf,
  uncheckedPersonRow,
  updatePersonName,
} from './persons.sql.ts'

type CurrentRelation = Exclude<Relation, 'none'>

const placeOfName = (personId: string): Place => ({
  table: 'people.person',
  column: 'name_sealed',
  owner: personId,
})

const nameIn = (services: Pick<Services, 'vault'>, row: PersonRow): string | undefined => {
  if (row.name_sealed === null) return undefined
  const key = services.vault.unwrap(row.person_id, row.wrapped)
  return services.vault.open(key, placeOfName(row.person_id), row.name_sealed)
}

/** The person as the actor stands to them: before any verdict, so that a policy can decide. Absent once erased. */
export const uncheckedPersonFor = async (
  trx: Trx,
  services: Pick<Services, 'vault'>,
  actor: Actor,
  personId: string,
): Promise<PersonSubject | undefined> => {
  const row = await uncheckedPersonRow(trx, { accountId: accountOf(actor), personId })
  if (row === undefined) return undefined
  const relation = row.relation ?? 'none'
  const name = relation === 'none' ? undefined : nameIn(services, row)
  const { person_id: id, tier, mourned, joined } = row
  return { personId: id, relation, tier, name, mourned, joined }
}

/** For who was let in by another rule than acting for the person, such as the validator of one of their papers. */
export const uncheckedNameOf = async (
  trx: Trx,
  services: Pick<Services, 'vault'>,
  personId: string,
): Promise<string | undefined> => {
  const row = await uncheckedPersonRow(trx, { accountId: undefined, personId })
  return row === undefined ? undefined : nameIn(services, row)
}

/** The persons an account represents now: itself first, then in the order they were added. */
export const personsOf = async (
  trx: Trx,
  services: Pick<Services, 'vault'>,
  accountId: string,
): Promise<readonly Represented[]> => {
  const rows = await personRowsOf(trx, accountId)
  return rows.map((row) => ({
    personId: row.person_id,
    relation: row.relation,
    tier: row.tier,
    name: nameIn(services, row),
    mourned: row.mourned,
    joined: row.joined,
  }))
}

export type NewPerson = {
  readonly account: string
  readonly relation: Exclude<CurrentRelation, 'second-relative'>
  readonly name?: string | undefined
  readonly now: Date
}

/** Makes the person, the key their words are sealed with, and the account's right to act for them. Returns the id. */
export const createPerson = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  { account, relation, name, now }: NewPerson,
): Promise<string> => {
  const personId = randomUUID()
  const key = await newDataKey(trx, services, personId)
  const nameSealed = name === undefined ? null : services.vault.seal(key, placeOfName(personId), name)
  await insertPerson(trx, { id: personId, nameSealed, createdBy: account, now })
  await insertRepresentation(trx, { accountId: account, personId, relation, now })
  return personId
}

export const renamePerson = async (
  trx: Trx,
  services: Pick<Services, 'vault'>,
  granted: Granted<'write'>,
  name: string,
): Promise<void> => {
  if (granted.personId === undefined) throw new Error('A name belongs to the person acted for.')
  const key = await dataKeyOf(trx, services, granted.personId)
  if (key === undefined) throw new Error('A person without a key cannot be named.')
  await updatePersonName(trx, granted.personId, services.vault.seal(key, placeOfName(granted.personId), name))
}

/** Lets a further account act for, or look at, a person. Who may decide that is the caller's operation. */
export const startRepresentation = (
  trx: Trx,
  fact: {
    readonly accountId: string
    readonly personId: string
    readonly relation: CurrentRelation
    readonly cameBy?: CameBy
    readonly now: Date
  },
): Promise<void> => insertRepresentation(trx, fact)

/** Ends it from this moment on: the next request of that account finds the person absent. */
export const endRepresentation = (
  trx: Trx,
  end: {
    readonly accountId: string
    readonly personId: string
    readonly because: string
    readonly now: Date
  },
): Promise<void> => endRepresentationRow(trx, end)
