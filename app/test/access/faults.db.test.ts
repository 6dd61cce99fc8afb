import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../../compose/modules.ts'
import { type Actor, type Client, type Operation, type Outcome, perform } from '../../src/access/index.ts'
import { peopleExampleIds } from '../../src/people/index.ts'
import { nobody } from '../../src/platform/db/index.ts'
import { furnishPapers, furnishRepresentation } from '../../src/trust/index.ts'
import { type TestApp, testApp } from '../app.ts'
import { aWorld, exampleInput, type World } from '../world.ts'
import { actorsOf, type Column } from './actors.ts'
import { examples, furnishings } from './examples.ts'
import { fingerprint } from './fingerprint.ts'

const client: Client = {
  address: '192.0.2.1',
  held: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
}

/** Fails at one statement of the application's own, whichever connection it is on, and works again afterwards. */
const original = pg.Client.prototype.query
let statementsLeft = Number.POSITIVE_INFINITY
const failingQuery = function (this: pg.Client, ...args: unknown[]): unknown {
  const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text?: string } | undefined)?.text
  if (this !== behind && text !== 'rollback') {
    statementsLeft -= 1
    if (statementsLeft === 0) return Promise.reject(new Error('the database failed, for the test'))
  }
  return Reflect.apply(original, this, args)
}

let app: TestApp
let world: World
let actors: Readonly<Record<Column, Actor>>
let behind: pg.Client
beforeAll(async () => {
  app = await testApp()
  world = await aWorld(app.services, furnishings)
  actors = await actorsOf(app, world)
  behind = new pg.Client(app.superuser)
  await behind.connect()
  pg.Client.prototype.query = failingQuery as typeof original
}, 240_000)
afterAll(async () => {
  pg.Client.prototype.query = original
  await behind.end()
  await app.close()
})

/** Links and sessions are used up by what succeeds: each operation meets fresh ones. */
const freshWorld = async (): Promise<World> => ({
  ...world,
  ids: {
    ...world.ids,
    ...(await app.services.database.begin('identity', nobody, (trx) =>
      peopleExampleIds(trx, app.services, world.mother.accountId),
    )),
    ...(await furnishPapers(app.services, world)),
    ...(await furnishRepresentation(app.services, world)),
  },
})

const everything = { with: ['access.audit', 'people.session', 'platform.attempt'] } as const
/** Whoever else is needed for the operation to be done. */
const columnsFor = (words: string): readonly Column[] => [
  'mother',
  'visitor',
  'system',
  ...(words.includes('validator') ? (['validator'] as const) : []),
  ...(words.includes('professional') ? (['clinician', 'researcher'] as const) : []),
  ...(words.includes('administrator') ? (['administrator'] as const) : []),
]

type Any = Operation<'read' | 'write', (typeof operations)[number]['input'], never, unknown>

const attempt = (name: string, column: Column, input: unknown): Promise<Outcome<unknown>> => {
  const operation = operations.find((one) => one.name === name) as unknown as Any
  return perform(
    app.services,
    operation,
    { actor: actors[column], client, requestId: randomUUID(), locale: 'en' },
    input,
  )
}

/** Links from mails and what a browser kept cannot be in an example; the only representative may not leave. */
const refusedByDesign = [
  'onboarding.give-email',
  'onboarding.confirm-email',
  'onboarding.choose-password',
  'trust.leave',
  'people.add-passkey',
]

const writes = operations.filter(({ action }) => action === 'write').map(({ name }) => name)

describe('when the database fails at any one statement (G4)', () => {
  it.each(writes)('%s leaves everything as it was, or is done whole', async (name) => {
    const kinds = new Set<string>()
    let failed = 0
    const words = operations.find((one) => one.name === name)?.policy.words ?? ''
    for (const column of columnsFor(words)) {
      const input = exampleInput(examples, name, await freshWorld())
      for (let at = 1; ; at += 1) {
        const before = await fingerprint(behind, everything)
        statementsLeft = at
        const outcome = await attempt(name, column, input).catch((error: Error) => error)
        const reached = statementsLeft <= 0
        statementsLeft = Number.POSITIVE_INFINITY
        if (!reached) {
          kinds.add('kind' in outcome ? outcome.kind : 'thrown')
          break
        }
        failed += 1
        expect(outcome, `${name}, statement ${at}`).toBeInstanceOf(Error)
        // What the failure left behind on its connection must not be carried out by the next who gets it.
        await app.services.database.ping()
        expect(await fingerprint(behind, everything), `${name}, statement ${at}`).toBe(before)
      }
    }
    if (refusedByDesign.includes(name)) expect(kinds).toContain('refused')
    else {
      expect(failed).toBeGreaterThan(0)
      expect(kinds).toContain('done')
    }
  })

  it('was tried on what is written', () => {
    expect(writes.length).toBeGreaterThan(20)
  })
})
