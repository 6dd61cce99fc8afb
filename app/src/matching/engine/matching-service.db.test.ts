import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { setTierAsStaff } from '../../../test/tier.ts'
import { chooses, type Joined, joined } from '../like-me/joined.factory.ts'
import { aPublishedCase, publishCases } from '../matching.factory.ts'
import { matchingListeners } from './listeners.ts'

const falls = 'HP:0002359'

let app: TestApp
let someone: Joined

beforeAll(async () => {
  app = await testApp()
  someone = await joined(app, { present: [falls], tier: 1 })
})
afterAll(() => app.close())

/** As the change feed would bring it, and waits until the index followed. */
const hears = async (name: string): Promise<void> => {
  for (const one of matchingListeners(app.services))
    if (one.name === name) one.hear({ personId: someone.personId })
  // Changes are made one after the other, so this one ends after the one just heard.
  await app.services.matching.refresh('00000000-0000-4000-8000-000000000000')
}
const isIn = (): boolean => app.services.matching.member(someone.personId) !== undefined

describe('the index in memory', () => {
  it('takes in whom a new tier made findable, and lets go whom a withdrawal hid', async () => {
    expect(isIn()).toBe(false)
    await setTierAsStaff(app.services, someone.personId, 2)
    await hears('trust.tier-changed')
    expect(isIn()).toBe(true)
    await chooses(app, someone, 'be-matched', 'withdraw')
    await hears('consent.changed')
    expect(isIn()).toBe(false)
    await chooses(app, someone, 'be-matched')
    await hears('health.changed')
    expect(isIn()).toBe(true)
  })

  it('forgets who withdrew while it heard nothing, once it reads everything again', async () => {
    await chooses(app, someone, 'membership', 'withdraw')
    expect(isIn()).toBe(true)
    await app.services.matching.rebuild()
    expect(isIn()).toBe(false)
  })

  it('knows the members by ids and codes alone', async () => {
    await chooses(app, someone, 'membership')
    await app.services.matching.rebuild()
    const known = JSON.stringify(app.services.matching.member(someone.personId))
    expect(known).toContain(falls)
    for (const name of [someone.nickname, 'Robin', 'example.org']) expect(known).not.toContain(name)
  })

  it('keeps published cases apart from members, and finds both with the same weights', async () => {
    const undiagnosed = { diseaseId: undefined, diseaseEquivalents: [] }
    await publishCases(app.services, [aPublishedCase({ present: [falls], ...undiagnosed })])
    const { matching } = app.services
    expect(matching.size()).toEqual({ members: 1, cases: 1 })
    const [member] = matching.ask({ present: [falls] }).members({ top: 5 })
    const [published] = matching.ask({ present: [falls] }).cases({ top: 5 })
    expect(member?.match.score).toBe(published?.match.score)
  })

  it('brings a diagnosis that fits the symptoms nearer, and tells how much of the score that is', async () => {
    await publishCases(app.services, [aPublishedCase({ present: [falls] })])
    const [published] = app.services.matching.ask({ present: [falls] }).cases({ top: 5 })
    const { symptoms = 0, diagnosis = 0 } = published?.match.parts ?? {}
    expect(diagnosis).toBeGreaterThan(0)
    expect(symptoms + diagnosis).toBeCloseTo(published?.match.score ?? 0, 10)
    expect(published?.nearness.likeness).toBeCloseTo(1, 10)
  })

  it('holds codes and ids alone also of diagnoses, groups and what it was computed with', () => {
    const { settings, version } = app.services.matching.record()
    for (const name of [someone.nickname, 'Robin', 'example.org'])
      expect(settings + version).not.toContain(name)
    expect(Object.keys(app.services.matching.member(someone.personId) ?? {}).toSorted()).toEqual([
      'accountId',
      'birthYear',
      'country',
      'diagnosed',
      'diseaseIds',
      'excluded',
      'languages',
      'personId',
      'present',
      'role',
    ])
  })

  it('compares nothing where the vocabulary knows none of the symptoms', () => {
    expect(app.services.matching.ask({ present: ['HP:9999999'] }).members({ top: 5 })).toEqual([])
  })
})
