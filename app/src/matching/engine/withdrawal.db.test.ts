import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { setTierAsStaff } from '../../../test/tier.ts'
import { openDatabase } from '../../platform/db/index.ts'
import { followEvents } from '../../platform/events/index.ts'
import { chooses, type Joined, joined } from '../like-me/joined.factory.ts'
import { matchingListeners } from './listeners.ts'
import { type MatchingService, matchingService } from './matching-service.ts'

const falls = 'HP:0002359'

/** A process of its own as far as the database can tell: its own pool, its own index, its own ear on the change feed. */
type Node = { readonly matching: MatchingService; readonly close: () => Promise<void> }

let app: TestApp
let nodes: readonly Node[]
let someone: Joined

const aNode = async (): Promise<Node> => {
  const database = openDatabase({ connection: app.connection, pool: 2 })
  const own = { ...app.services, database }
  const matching = matchingService(own)
  const feed = followEvents({
    connection: app.connection,
    listeners: matchingListeners({ ...own, matching }),
    caughtUp: matching.rebuild,
    log: app.services.log,
  })
  await feed.following
  return {
    matching,
    close: async () => {
      await feed.close()
      await database.close()
    },
  }
}

beforeAll(async () => {
  app = await testApp()
  someone = await joined(app, { present: [falls] })
  nodes = await Promise.all([aNode(), aNode()])
}, 120_000)
afterAll(async () => {
  await Promise.all(nodes.map(({ close }) => close()))
  await app.close()
})

const foundBy = ({ matching }: Node): boolean =>
  matching
    .ask({ present: [falls] })
    .members({ top: 5, anyLikeness: true })
    .some(({ member }) => member.personId === someone.personId)

/** The promise itself: a withdrawal bites within one second, on every node. */
const withinOneSecond = { timeout: 1_000, interval: 5 } as const

const everyNodeFinds = (wanted: boolean): Promise<void> =>
  vi.waitFor(() => {
    expect(nodes.map(foundBy)).toEqual(nodes.map(() => wanted))
  }, withinOneSecond)

describe('two nodes on one database', () => {
  it.each([['be-matched'], ['membership']] as const)(
    'find nobody any more within a second of their taking back “%s”, and find them again when it is given',
    async (purpose) => {
      await everyNodeFinds(true)
      await chooses(app, someone, purpose, 'withdraw')
      await everyNodeFinds(false)
      expect(nodes.map(({ matching }) => matching.size().members)).toEqual([0, 0])
      await chooses(app, someone, purpose)
      await everyNodeFinds(true)
    },
  )

  it('bring nobody back by reading everybody, whenever that began', async () => {
    await everyNodeFinds(true)
    const rebuilt = Promise.all(nodes.map(({ matching }) => matching.rebuild()))
    await chooses(app, someone, 'be-matched', 'withdraw')
    await everyNodeFinds(false)
    await rebuilt
    expect(nodes.map(foundBy)).toEqual([false, false])
    await chooses(app, someone, 'be-matched')
    await everyNodeFinds(true)
  })

  it('follow within a second when staff take back a validation', async () => {
    await everyNodeFinds(true)
    await setTierAsStaff(app.services, someone.personId, 1)
    await everyNodeFinds(false)
  })
})
