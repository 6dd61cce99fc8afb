import type { Examples, ExampleWorld } from '../src/access/index.ts'
import {
  aCarer,
  aMember,
  aStaffMember,
  type BroughtIn,
  bringIn,
  endRepresentation,
  type FictionalMember,
  startRepresentation,
} from '../src/people/index.ts'
import { nobody } from '../src/platform/db/index.ts'
import type { Services } from '../src/platform/services.ts'
import { setTierAsStaff } from './tier.ts'

export type World = ExampleWorld & {
  readonly people: Readonly<Record<PersonKind, BroughtIn>>
}

/** Everybody who may knock: each kind stands in its own relation to the mother's child. */
export type PersonKind =
  | 'mother'
  | 'secondRelative'
  | 'otherMother'
  | 'exGuardian'
  | 'blocked'
  | 'member'
  | 'clinician'
  | 'researcher'
  | 'moderator'
  | 'validator'
  | 'steward'
  | 'unprovenGuardian'
  | 'minorThemself'
  | 'advocate'
  | 'administrator'
  | 'privacyOfficer'

const cast: Readonly<Record<PersonKind, FictionalMember>> = {
  mother: aCarer({ nickname: 'mother', of: 'Ana' }),
  secondRelative: aMember({ nickname: 'second-relative', role: 'caregiver', persons: [] }),
  otherMother: aCarer({ nickname: 'other-mother', of: 'Luca' }),
  exGuardian: aMember({ nickname: 'ex-guardian', role: 'caregiver', persons: [] }),
  blocked: aMember({ nickname: 'blocked', blocked: true, persons: [] }),
  member: aMember({ nickname: 'member' }),
  clinician: aMember({ nickname: 'clinician', role: 'clinician', persons: [] }),
  researcher: aMember({ nickname: 'researcher', role: 'researcher', persons: [] }),
  moderator: { ...aStaffMember('moderator'), nickname: 'moderator', email: 'moderator@example.org' },
  validator: { ...aStaffMember('validator'), nickname: 'validator', email: 'validator@example.org' },
  administrator: {
    ...aStaffMember('administrator'),
    nickname: 'administrator',
    email: 'administrator@example.org',
  },
  privacyOfficer: {
    ...aStaffMember('privacy-officer'),
    nickname: 'privacy-officer',
    email: 'privacy-officer@example.org',
  },
  steward: { ...aStaffMember('steward'), nickname: 'steward', email: 'steward@example.org' },
  unprovenGuardian: aMember({ nickname: 'unproven-guardian', role: 'caregiver', persons: [] }),
  minorThemself: aMember({ nickname: 'minor-themself', persons: [] }),
  advocate: aMember({ nickname: 'advocate', role: 'advocate', persons: [] }),
}

const firstPerson = (who: BroughtIn): string => {
  const [id] = who.personIds
  if (id === undefined) throw new Error(`${who.nickname} represents nobody`)
  return id
}

/** Brings the cast in; modules add what their examples need through `furnish`. */
export const aWorld = async (
  services: Services,
  furnish: readonly ((
    services: Services,
    world: ExampleWorld,
  ) => Promise<Readonly<Record<string, string>>>)[] = [],
): Promise<World> => {
  const people = {} as Record<PersonKind, BroughtIn>
  for (const [kind, member] of Object.entries(cast)) {
    people[kind as PersonKind] = await services.database.begin('identity', nobody, (trx) =>
      bringIn(trx, services, member),
    )
  }
  const childId = firstPerson(people.mother)
  const now = services.clock.now()
  await services.database.begin('identity', nobody, async (trx) => {
    for (const kind of ['secondRelative', 'exGuardian', 'blocked'] as const) {
      await startRepresentation(trx, {
        accountId: people[kind].accountId,
        personId: childId,
        relation: kind === 'secondRelative' ? 'second-relative' : 'legal-representative',
        now,
      })
    }
    await startRepresentation(trx, {
      accountId: people.unprovenGuardian.accountId,
      personId: childId,
      relation: 'legal-representative',
      cameBy: 'invitation',
      now,
    })
    await startRepresentation(trx, {
      accountId: people.minorThemself.accountId,
      personId: childId,
      relation: 'self',
      // Counts from the day of age; in the example world the child is a small one.
      cameBy: 'letter',
      now,
    })
    await endRepresentation(trx, {
      accountId: people.exGuardian.accountId,
      personId: childId,
      because: 'a test ended it',
      now,
    })
  })
  await setTierAsStaff(services, firstPerson(people.member), 2)
  let world: ExampleWorld = {
    mother: { accountId: people.mother.accountId, personId: childId },
    member: { accountId: people.member.accountId, personId: firstPerson(people.member) },
    ids: {},
  }
  for (const add of furnish) world = { ...world, ids: { ...world.ids, ...(await add(services, world)) } }
  return { ...world, people }
}

export const exampleInput = (examples: Examples, operation: string, world: ExampleWorld): unknown => {
  const example = examples[operation]
  if (example === undefined) {
    throw new Error(`The operation ${operation} has no example: add one to its module's access.examples.ts.`)
  }
  return example(world)
}
