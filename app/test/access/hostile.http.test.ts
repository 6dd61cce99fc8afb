import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../../compose/modules.ts'
import { type AnyOperation, type Operation, perform } from '../../src/access/index.ts'
import { actorOf, peopleExampleIds } from '../../src/people/index.ts'
import { hours } from '../../src/platform/clock/index.ts'
import { nobody } from '../../src/platform/db/index.ts'
import { type TestApp, testApp } from '../app.ts'
import { aWorld, exampleInput, type PersonKind, type World } from '../world.ts'
import { dryRun } from './dry-run.ts'
import { examples, furnishings } from './examples.ts'
import { fingerprint as fingerprintOf } from './fingerprint.ts'

let app: TestApp
let world: World
let behind: pg.Client
const cookies = new Map<PersonKind, string>()

const fingerprint = (): Promise<string> => fingerprintOf(behind)

beforeAll(async () => {
  app = await testApp()
  world = await aWorld(app.services, furnishings)
  behind = new pg.Client(app.superuser)
  await behind.connect()
  for (const kind of [
    'otherMother',
    'exGuardian',
    'blocked',
    'secondRelative',
    'unprovenGuardian',
    'minorThemself',
    'clinician',
    'moderator',
  ] as const) {
    cookies.set(kind, await app.signIn(world.people[kind].accountId, { secondFactor: true }))
  }
}, 120_000)
afterAll(async () => {
  await behind.end()
  await app.close()
})

const inputOf = (operation: AnyOperation): Record<string, unknown> =>
  exampleInput(examples, operation.name, world) as Record<string, unknown>

const call = (
  operation: AnyOperation,
  input: Record<string, unknown>,
  cookie: string | undefined,
): Promise<Response> => {
  const { method, path } = operation.api ?? { method: 'GET', path: '' }
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])))
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.includes(name)))
  const reading = method === 'GET' || method === 'DELETE'
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([name, value]) =>
      Array.isArray(value)
        ? value.map((one): [string, string] => [`${name}[]`, String(one)])
        : [[name, String(value)] as [string, string]],
    ),
  )
  return app.request(`/api/v1${filled}${reading && query.size > 0 ? `?${query}` : ''}`, {
    method,
    ...(reading ? {} : { json: rest }),
    ...(cookie === undefined ? {} : { as: cookie }),
  })
}

/** Operations about a person whom none of the attackers represents, reachable over the API. */
const aboutPerson = (): readonly AnyOperation[] =>
  operations.filter((operation) => operation.api !== undefined && 'personId' in inputOf(operation))

const answerOf = async (response: Response) => ({ status: response.status, body: await response.text() })

describe('every operation about a person, attacked', () => {
  it('is there to be attacked', () => {
    expect(aboutPerson().length).toBeGreaterThan(5)
  })

  it.each(['otherMother', 'exGuardian', 'clinician', 'moderator'] as const)(
    'answers %s exactly as if the person did not exist, and changes nothing',
    async (kind) => {
      const before = await fingerprint()
      for (const operation of aboutPerson()) {
        const input = inputOf(operation)
        const forbidden = await answerOf(await call(operation, input, cookies.get(kind)))
        const absent = await answerOf(
          await call(operation, { ...input, personId: randomUUID() }, cookies.get(kind)),
        )
        expect(forbidden.status, operation.name).toBe(404)
        expect(forbidden, operation.name).toEqual(absent)
      }
      expect(await fingerprint()).toBe(before)
    },
  )

  it.each([
    ['no session', undefined],
    ['a blocked account', 'blocked'],
    ['a made-up session', 'forged'],
  ] as const)('answers %s as it answers for nobody: sign in first', async (_, who) => {
    const before = await fingerprint()
    const cookie = who === undefined ? undefined : who === 'forged' ? `s4r=${randomUUID()}` : cookies.get(who)
    for (const operation of aboutPerson()) {
      const input = inputOf(operation)
      const forbidden = await answerOf(await call(operation, input, cookie))
      const absent = await answerOf(await call(operation, { ...input, personId: randomUUID() }, cookie))
      expect(forbidden.status, operation.name).toBe(401)
      expect(forbidden, operation.name).toEqual(absent)
    }
    expect(await fingerprint()).toBe(before)
  })

  it.each(['secondRelative', 'unprovenGuardian', 'minorThemself'] as const)(
    'lets %s, who only views, write nothing but their own leaving and a word to staff',
    async (kind) => {
      const before = await fingerprint()
      const writes = aboutPerson().filter(
        ({ action, name }) => action === 'write' && !['trust.leave', 'trust.tell-of-death'].includes(name),
      )
      for (const operation of writes) {
        const response = await call(operation, inputOf(operation), cookies.get(kind))
        expect(response.status, operation.name).toBe(404)
      }
      expect(await fingerprint()).toBe(before)
    },
  )

  it('refuses what another site makes a signed-in browser send', async () => {
    const cookie = await app.signIn(world.mother.accountId)
    const before = await fingerprint()
    for (const operation of aboutPerson().filter((one) => one.action === 'write')) {
      const path = (operation.api?.path ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        String(inputOf(operation)[name]),
      )
      for (const headers of [
        { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
        { 'Sec-Fetch-Site': 'same-site' },
      ]) {
        const response = await app.request(`/api/v1${path}`, {
          method: operation.api?.method ?? 'POST',
          json: inputOf(operation),
          as: cookie,
          headers,
        })
        expect(response.status, operation.name).toBe(403)
      }
    }
    expect(await fingerprint()).toBe(before)
  })
})

/** What stays open while an account waits a day after its password was replaced by mail: its own doors, nothing behind them. */
const openWhileWaiting = [
  'people.sign-out',
  'people.sign-out-everywhere',
  'people.stay-signed-in',
  'people.read-account',
  'people.end-session',
  'people.read-waiting',
]

describe('every operation, tried with nothing but somebody’s mailbox (B4)', () => {
  const held = operations.filter(({ policy }) => policy.open !== true)
  const takeOver = async (): Promise<string> => {
    const { accountId, email } = world.people.mother
    const { resetToken } = await app.services.database.begin('identity', nobody, (trx) =>
      peopleExampleIds(trx, app.services, accountId),
    )
    // Whoever has a second factor is asked for it; this is about those who have none.
    await behind.query('update people.passkey set removed_at = now()')
    await app.request('/en/reset', { form: { token: resetToken, password: 'nine grey herons over water' } })
    const browser = app.browser()
    await browser.request('/en/sign-in', { form: { email, password: 'nine grey herons over water' } })
    return browser.cookies()
  }

  it('stays shut for a day, and changes nothing', async () => {
    const cookie = await takeOver()
    const actor = await actorOf(app.services, /s4r=([^;]+)/.exec(cookie)?.[1])
    const client = { address: '192.0.2.1', held: () => undefined, keep: () => {}, forget: () => {} }
    const attempt = (operation: AnyOperation) =>
      perform(
        dryRun(app.services),
        // The list closes over each operation's types; perform parses what goes in and out.
        operation as Operation<'read' | 'write', typeof operation.input, typeof operation.output, unknown>,
        { actor, client, requestId: randomUUID(), locale: 'en' },
        inputOf(operation),
      )
    const before = await fingerprint()
    const open: string[] = []
    for (const operation of held) {
      const outcome = await attempt(operation)
      if (outcome.kind !== 'step-up') open.push(operation.name)
      else expect(outcome, operation.name).toEqual({ kind: 'step-up', need: 'waiting-time' })
    }
    expect(open).toEqual(openWhileWaiting)
    for (const operation of aboutPerson()) {
      const response = await call(operation, inputOf(operation), cookie)
      expect(response.status, operation.name).toBe(403)
    }
    expect(await fingerprint()).toBe(before)
    app.clock.move(hours(24))
    const later = app.browser()
    const { email } = world.people.mother
    await later.request('/en/sign-in', { form: { email, password: 'nine grey herons over water' } })
    const { personId } = world.mother
    const opened = await later.request(`/api/v1/persons/${personId}/symptoms`)
    expect(opened.status).toBe(200)
  })
})
