import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../../compose/modules.ts'
import {
  type Actor,
  type AnyOperation,
  allow,
  type Client,
  type Operation,
  perform,
  policy,
} from '../../src/access/index.ts'
import type { OnBehalf } from '../../src/platform/db/index.ts'
import { type TestApp, testApp } from '../app.ts'
import { aWorld, exampleInput, type World } from '../world.ts'
import { actorsOf, type Column } from './actors.ts'
import { examples, furnishings } from './examples.ts'

const client: Client = {
  address: '192.0.2.1',
  held: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
}
const attackers = [
  'visitor',
  'otherMother',
  'exGuardian',
  'clinician',
  'moderator',
  'steward',
  'system',
] as const satisfies readonly Column[]

let app: TestApp
let world: World
let actors: Readonly<Record<Column, Actor>>

beforeAll(async () => {
  app = await testApp()
  world = await aWorld(app.services, furnishings)
  actors = await actorsOf(app, world)
}, 120_000)
afterAll(() => app.close())

/** Rows of health and consent as somebody may see them who speaks as the health role. */
const visibleTo = (who: OnBehalf): Promise<number> =>
  app.services.database.begin('health', who, async (health) => {
    const rows = await sql<{ n: number }>`
      select (select count(*) from health.profile) + (select count(*) from health.symptom)
        + (select count(*) from health.diagnosis) + (select count(*) from consent.decision) as n`.execute(
      health,
    )
    return rows.rows[0]?.n ?? 0
  })

/** The child's own rows, read by the one who may. */
const childRows = (): Promise<string> =>
  app.services.database.begin('health', { accountId: world.mother.accountId }, async (health) => {
    const rows = await sql<{ rows: string }>`
      select (select coalesce(json_agg(s order by id)::text, '') from health.symptom s)
        || (select coalesce(json_agg(d order by id)::text, '') from health.diagnosis d)
        || (select coalesce(json_agg(p)::text, '') from health.profile p)
        || (select coalesce(json_agg(c order by id)::text, '') from consent.decision c) as rows`.execute(
      health,
    )
    return rows.rows[0]?.rows ?? ''
  })

const unguarded = (
  operation: AnyOperation,
): Operation<'read' | 'write', AnyOperation['input'], AnyOperation['output'], unknown> => ({
  // The list closes over each operation's types; perform parses what goes in and out.
  ...(operation as Operation<'read' | 'write', AnyOperation['input'], AnyOperation['output'], unknown>),
  policy: policy('the guard is taken away', () => allow('the guard is taken away')),
})

describe('with every policy of the application taken away', () => {
  it('the mother sees her child’s rows, so that there is something to protect', async () => {
    expect(await visibleTo({ accountId: world.mother.accountId })).toBeGreaterThan(2)
  })

  it.each(attackers)('%s sees no row of health or consent', async (column) => {
    const actor = actors[column]
    expect(await visibleTo({ accountId: actor.kind === 'account' ? actor.accountId : undefined })).toBe(0)
  })

  it.each(attackers)('no operation lets %s read the child’s entries or change them', async (column) => {
    const before = await childRows()
    const secrets = [world.ids.symptom ?? 'none', world.ids.diagnosis ?? 'none']
    const abouts = operations.filter((operation) => {
      const input = exampleInput(examples, operation.name, world) as Record<string, unknown>
      return input.personId === world.mother.personId && !operation.name.startsWith('trust.')
    })
    expect(abouts.length).toBeGreaterThan(10)
    for (const operation of abouts) {
      const input = exampleInput(examples, operation.name, world)
      const call = { actor: actors[column], client, requestId: randomUUID(), locale: 'en' as const }
      // The database may refuse with an error; what counts is that nothing is shown and nothing is changed.
      const outcome = await perform(app.services, unguarded(operation), call, input).catch(() => undefined)
      const shown = outcome?.kind === 'done' ? JSON.stringify(outcome.value) : ''
      for (const secret of secrets) expect(shown, operation.name).not.toContain(`"entry":"${secret}"`)
    }
    expect(await childRows()).toBe(before)
  })
})
