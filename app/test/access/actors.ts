import { type Actor, systemActor, visitor } from '../../src/access/index.ts'
import { actorOf } from '../../src/people/index.ts'
import type { TestApp } from '../app.ts'
import type { PersonKind, World } from '../world.ts'

/** The columns of docs/access-matrix.md. The person acted for is the mother's child throughout. */
export const columns = [
  ['visitor', 'visitor'],
  ['mother', 'legal representative'],
  ['secondRelative', 'second relative'],
  ['unprovenGuardian', 'further guardian, not proven'],
  ['minorThemself', 'the minor themself'],
  ['otherMother', 'another’s representative'],
  ['exGuardian', 'ended guardian'],
  ['blocked', 'blocked account'],
  ['member', 'validated member'],
  ['clinician', 'clinician'],
  ['researcher', 'researcher'],
  ['moderator', 'moderator'],
  ['validator', 'validator'],
  ['steward', 'steward'],
  ['administrator', 'administrator'],
  ['privacyOfficer', 'privacy officer'],
  ['system', 'the platform'],
] as const satisfies readonly (readonly [PersonKind | 'visitor' | 'system', string])[]

export type Column = (typeof columns)[number][0]

/** Who opens others’ data does so with a second factor. */
const withFactor: readonly string[] = [
  'secondRelative',
  'moderator',
  'validator',
  'steward',
  'administrator',
  'privacyOfficer',
  'clinician',
  'researcher',
]

/** Each actor as the web would know them from their cookie. */
export const actorsOf = async (app: TestApp, world: World): Promise<Readonly<Record<Column, Actor>>> => {
  const actors: Partial<Record<Column, Actor>> = { visitor, system: systemActor('the matrix') }
  for (const [kind] of columns) {
    if (kind === 'visitor' || kind === 'system') continue
    const cookie = await app.signIn(world.people[kind].accountId, { secondFactor: withFactor.includes(kind) })
    actors[kind] = await actorOf(app.services, cookie.replace(/^s4r=/, ''))
  }
  return actors as Record<Column, Actor>
}
