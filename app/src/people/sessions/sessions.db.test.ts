import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { hours, minutes } from '../../platform/clock/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import { insertBlock } from '../accounts/accounts.sql.ts'
import {
  actorOf,
  aMember,
  aStaffMember,
  bringIn,
  endRepresentation,
  endSessionsOf,
  type FictionalMember,
  startRepresentation,
  startSession,
} from '../index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const inIdentity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)

const signedIn = async (member: FictionalMember = aMember()) => {
  const brought = await inIdentity((trx) => bringIn(trx, app.services, member))
  const token = await inIdentity((trx) =>
    startSession(trx, app.services, brought.accountId, { secondFactor: false }),
  )
  return { ...brought, token }
}
const kindFor = async (token: string) => (await actorOf(app.services, token)).kind

/** Uses the session every `step` until `total` has passed. */
const keepUsing = async (token: string, step: number, total: number): Promise<void> => {
  for (let passed = 0; passed < total; passed += step) {
    app.clock.move(step)
    await actorOf(app.services, token)
  }
}

describe('a session', () => {
  it('names the account, its roles and its tier', async () => {
    const { token, accountId, nickname } = await signedIn()
    expect(await actorOf(app.services, token)).toMatchObject({
      kind: 'account',
      accountId,
      nickname,
      role: 'patient',
      staffRoles: [],
      tier: 1,
      secondFactor: false,
    })
  })

  it('is nobody’s with a token that was never given out', async () => {
    expect(await kindFor('invented')).toBe('visitor')
    expect((await actorOf(app.services, undefined)).kind).toBe('visitor')
  })

  it('of a member ends after an hour without use', async () => {
    const { token } = await signedIn()
    app.clock.move(minutes(59))
    expect(await kindFor(token)).toBe('account')
    app.clock.move(minutes(59))
    expect(await kindFor(token)).toBe('account')
    app.clock.move(minutes(61))
    expect(await kindFor(token)).toBe('visitor')
  })

  it('of a member ends after 24 hours, however much it is used', async () => {
    const { token } = await signedIn()
    await keepUsing(token, minutes(50), hours(23))
    expect(await kindFor(token)).toBe('account')
    await keepUsing(token, minutes(30), hours(1))
    expect(await kindFor(token)).toBe('visitor')
  })

  it('of staff ends after a quarter of an hour without use and after 12 hours in all', async () => {
    const idle = await signedIn(aStaffMember('validator'))
    app.clock.move(minutes(14))
    expect(await kindFor(idle.token)).toBe('account')
    app.clock.move(minutes(16))
    expect(await kindFor(idle.token)).toBe('visitor')

    const used = await signedIn(aStaffMember('validator'))
    await keepUsing(used.token, minutes(10), hours(11.5))
    expect(await kindFor(used.token)).toBe('account')
    await keepUsing(used.token, minutes(10), minutes(40))
    expect(await kindFor(used.token)).toBe('visitor')
  })

  it('opens nothing from the moment its account is blocked', async () => {
    const { token, accountId } = await signedIn()
    await inIdentity((trx) => insertBlock(trx, { accountId, reason: 'for the test', now: app.clock.now() }))
    expect(await kindFor(token)).toBe('visitor')
  })

  it('ends with every other of its account, or with all but one', async () => {
    const { token, accountId } = await signedIn()
    const other = await inIdentity((trx) =>
      startSession(trx, app.services, accountId, { secondFactor: false }),
    )
    const actor = await actorOf(app.services, token)
    if (actor.kind !== 'account') throw new Error('not signed in')
    await inIdentity((trx) => endSessionsOf(trx, app.services, accountId, actor.sessionId))
    expect([await kindFor(token), await kindFor(other)]).toEqual(['account', 'visitor'])
    await inIdentity((trx) => endSessionsOf(trx, app.services, accountId))
    expect(await kindFor(token)).toBe('visitor')
  })

  it('takes its tier from persons the account acts for, not from one it only looks at', async () => {
    const mother = await signedIn()
    const uncle = await signedIn(aMember({ persons: [] }))
    const personId = mother.personIds[0] ?? ''
    await raiseTier(personId, 2)
    await inIdentity((trx) =>
      startRepresentation(trx, {
        accountId: uncle.accountId,
        personId,
        relation: 'second-relative',
        now: app.clock.now(),
      }),
    )
    expect(await actorOf(app.services, mother.token)).toMatchObject({ tier: 2 })
    expect(await actorOf(app.services, uncle.token)).toMatchObject({ tier: 1 })
    await inIdentity((trx) =>
      endRepresentation(trx, {
        accountId: mother.accountId,
        personId,
        because: 'for the test',
        now: app.clock.now(),
      }),
    )
    expect(await actorOf(app.services, mother.token)).toMatchObject({ tier: 1 })
  })

  it('is touched at most once a minute', async () => {
    const { token, accountId } = await signedIn()
    const seen = () => lastSeen(accountId)
    const first = await seen()
    app.clock.move(minutes(0.5))
    await actorOf(app.services, token)
    expect(await seen()).toBe(first)
    app.clock.move(minutes(0.5))
    await actorOf(app.services, token)
    expect(await seen()).toBe(app.clock.now().toISOString())
  })
})

const raiseTier = (personId: string, tier: number): Promise<unknown> =>
  inIdentity((trx) =>
    sql`insert into trust.tier_fact (person_id, tier, because, set_by, at)
      values (${personId}, ${tier}, 'for the test', 'the test', ${app.clock.now()})`.execute(trx),
  )

const lastSeen = async (accountId: string): Promise<string | undefined> => {
  const found = await inIdentity((trx) =>
    sql<{ seen_at: Date }>`select seen_at from people.session where account_id = ${accountId}`.execute(trx),
  )
  return found.rows[0]?.seen_at.toISOString()
}
