import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooses, type Joined, joined } from '../src/matching/like-me/joined.factory.ts'
import { oneKey } from '../src/platform/crypto/index.ts'
import { type Database, openDatabase } from '../src/platform/db/index.ts'
import { type Feed, followEvents } from '../src/platform/events/index.ts'
import { silentLog } from '../src/platform/log/index.ts'
import type { Services } from '../src/platform/services.ts'
import { type TestApp, testApp } from '../test/app.ts'
import { modules } from './modules.ts'
import { createServices } from './services.ts'

const present = ['HP:0002359', 'HP:0003551', 'HP:0003391']

let app: TestApp
let database: Database
let other: Services
let feed: Feed
let member: Joined
const awaited: { readonly name: string; readonly heard: () => void }[] = []

/** Resolves when the other node has heard an event of this name and done with it what it does at once. */
const otherHears = (name: string): Promise<void> =>
  new Promise((heard) => {
    awaited.push({ name, heard })
  })

beforeAll(async () => {
  app = await testApp()
  member = await joined(app, { member: { nickname: 'leaves' }, present })
  const connection: pg.ClientConfig =
    app.superuser.password === undefined ? { ...app.superuser, user: 's4r_app' } : app.superuser
  database = openDatabase({ connection, pool: 2 })
  const { config, clock } = app.services
  other = await createServices({ config, clock, log: silentLog, database, keys: oneKey(randomBytes(32)) })
  await new Promise<void>((connected) => {
    feed = followEvents({
      connection,
      listeners: modules
        .flatMap((module) => module.listeners?.(other) ?? [])
        .map(({ name, hear }) => ({
          name,
          hear: (payload) => {
            hear(payload)
            for (const one of awaited.filter((waiting) => waiting.name === name)) one.heard()
          },
        })),
      caughtUp: async () => connected(),
      log: silentLog,
    })
  })
}, 120_000)
afterAll(async () => {
  await feed.close()
  await database.close()
  await app.close()
})

const isInOther = (): boolean => other.matching.member(member.personId) !== undefined

describe('a second node', () => {
  it('forgets who withdrew at the moment it hears of it, and takes them in again when they come back', async () => {
    expect(isInOther()).toBe(true)
    const left = otherHears('consent.changed')
    await chooses(app, member, 'be-matched', 'withdraw')
    await left
    expect(isInOther()).toBe(false)
    const back = otherHears('consent.changed')
    await chooses(app, member, 'be-matched')
    await back
    // Turns are taken one after the other: this one ends after the one just heard.
    await other.matching.refresh('00000000-0000-4000-8000-000000000000')
    expect(isInOther()).toBe(true)
  })

  it('waits with it for no rebuild, and no rebuild that began before brings them back', async () => {
    const rebuilt = other.matching.rebuild()
    const left = otherHears('consent.changed')
    await chooses(app, member, 'be-matched', 'withdraw')
    await left
    expect(isInOther()).toBe(false)
    await rebuilt
    expect(isInOther()).toBe(false)
  })
})
