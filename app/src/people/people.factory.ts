import { randomUUID } from 'node:crypto'
import type { AccountRole, Relation, StaffRole } from '../access/index.ts'
import { days } from '../platform/clock/index.ts'
import { hashPassword } from '../platform/crypto/index.ts'
import type { Trx } from '../platform/db/index.ts'
import type { Services } from '../platform/services.ts'
import { insertAccount, insertBlock, insertStaffRole } from './accounts/accounts.sql.ts'
import { fingerprintOfEmail, normalEmail, sealEmail } from './accounts/email.ts'
import { newDataKey } from './keys/keys.ts'
import { createPerson } from './persons/persons.ts'
import { insertStanding } from './professionals/standing.sql.ts'

type OwnRelation = Extract<Relation, 'self' | 'legal-representative'>

/** Somebody fictional, as plain data: the tests and the demo world bring the same people in. */
export type FictionalMember = {
  readonly email: string
  readonly nickname: string
  readonly role: AccountRole
  readonly country: string
  readonly languages: readonly string[]
  readonly expertise: readonly string[]
  readonly locale: string
  /** Nothing: has not set one yet. */
  readonly password: string | undefined
  readonly confirmed: boolean
  readonly blocked: boolean
  /** Of a professional: whether somebody checked it. */
  readonly checked: boolean
  readonly staffRoles: readonly StaffRole[]
  readonly persons: readonly { readonly relation: OwnRelation; readonly name?: string }[]
}

export const everyonesPassword = 'quiet rivers carry autumn leaves'

export const aMember = (wish: Partial<FictionalMember> = {}): FictionalMember => {
  const nickname = wish.nickname ?? `member-${randomUUID().slice(0, 8)}`
  return {
    email: `${nickname.toLowerCase()}@example.org`,
    nickname,
    role: 'patient',
    country: 'ES',
    languages: ['en'],
    expertise: [],
    locale: 'en',
    password: everyonesPassword,
    confirmed: true,
    blocked: false,
    checked: wish.role === 'clinician' || wish.role === 'researcher',
    staffRoles: [],
    persons: [{ relation: 'self', name: 'Robin' }],
    ...wish,
  }
}

export const aCarer = (wish: Partial<FictionalMember> & { readonly of?: string } = {}): FictionalMember => {
  const { of = 'Alex', ...rest } = wish
  return aMember({ role: 'caregiver', persons: [{ relation: 'legal-representative', name: of }], ...rest })
}

export const aStaffMember = (...staffRoles: readonly StaffRole[]): FictionalMember =>
  aMember({ role: 'staff', staffRoles, persons: [] })

export type BroughtIn = {
  readonly accountId: string
  readonly email: string
  readonly nickname: string
  /** In the order of the wish. */
  readonly personIds: readonly string[]
}

// Hashing is slow on purpose; a world of two hundred fictional people shares its few passwords.
const hashes = new Map<string, Promise<string>>()
const hashFor = (password: string): Promise<string> => {
  const known = hashes.get(password) ?? hashPassword(password)
  hashes.set(password, known)
  return known
}

/** Puts a fictional member into the database, persons and all. */
export const bringIn = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  member: FictionalMember,
): Promise<BroughtIn> => {
  const accountId = randomUUID()
  const now = services.clock.now()
  const key = await newDataKey(trx, services, accountId)
  const inserted = await insertAccount(trx, {
    id: accountId,
    fingerprint: fingerprintOfEmail(services.vault, member.email),
    emailSealed: sealEmail(services.vault, key, accountId, member.email),
    nickname: member.nickname,
    role: member.role,
    country: member.country,
    languages: member.languages,
    expertise: member.expertise,
    locale: member.locale,
    passwordHash: member.password === undefined ? null : await hashFor(member.password),
    confirmedAt: member.confirmed ? now : null,
    now,
  })
  if (!inserted) throw new Error('Two fictional members cannot share an address.')
  for (const role of member.staffRoles)
    await insertStaffRole(trx, { accountId, role, grantedBy: 'the factory', now })
  if (member.blocked) await insertBlock(trx, { accountId, reason: 'blocked in a test', now })
  const { role } = member
  if (member.checked && (role === 'clinician' || role === 'researcher' || role === 'advocate'))
    await insertStanding(trx, {
      accountId,
      role,
      organisation: 'Riverside Hospital',
      position: role === 'clinician' ? 'Neurologist' : 'Senior member',
      checkedBy: 'the factory',
      // Ten months ago, so that the next check may begin.
      now: new Date(now.getTime() - days(315)),
      until: new Date(now.getTime() + days(50)),
    })
  const personIds: string[] = []
  for (const person of member.persons) {
    personIds.push(await createPerson(trx, services, { account: accountId, ...person, now }))
  }
  return { accountId, email: normalEmail(member.email), nickname: member.nickname, personIds }
}
