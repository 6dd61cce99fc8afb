import { randomUUID } from 'node:crypto'
import { type Client, perform } from '../../src/access/index.ts'
import { decide } from '../../src/consent/index.ts'
import {
  aCarer,
  actorOf,
  endSessionsOf,
  type FictionalMember,
  startRepresentation,
  startSession,
} from '../../src/people/index.ts'
import { nobody } from '../../src/platform/db/index.ts'
import type { Services } from '../../src/platform/services.ts'
import { insertEvent, noteDeath, setGuardianship } from '../../src/trust/index.ts'
import { type FictionalPerson, person, type Role, says } from './cast.ts'
import { relativeToJoin } from './demo.sql.ts'

const carer = (nickname: string, of: string, country: string): FictionalMember => ({
  ...aCarer({ nickname, of, country, languages: ['en'], locale: 'en' }),
  email: `${nickname}@demo.example`,
})

/** So that somebody comes of age within a few weeks of whenever the demo was made. */
const almostEighteen = (now: Date): Pick<FictionalPerson, 'birthYear' | 'birthMonth'> => {
  const soon = new Date(Date.UTC(now.getUTCFullYear() - 18, now.getUTCMonth() + 2, 1))
  return { birthYear: soon.getUTCFullYear(), birthMonth: soon.getUTCMonth() + 1 }
}

/** Families in whom something happens about who may act: somebody about to come of age, two who disagree, somebody who died. */
export const families = (now: Date): readonly Role[] => [
  {
    member: carer('ines-mother', 'Dani', 'ES'),
    persons: [
      {
        ...almostEighteen(now),
        sex: 'male',
        country: 'ES',
        diagnosis: { status: 'confirmed', orpha: 'ORPHA:269', since: 2022 },
        tier: 2,
        symptoms: [
          says('HP:0003547', 'He cannot lift his arms above his head', 170),
          says('HP:0012378', 'He is tired all the time'),
        ],
      },
    ],
  },
  {
    member: carer('iris-mum', 'Iris', 'IE'),
    persons: [
      {
        birthYear: 2014,
        birthMonth: 6,
        sex: 'female',
        country: 'IE',
        diagnosis: { status: 'undiagnosed', since: 2019 },
        tier: 2,
        symptoms: [
          says('HP:0001250', 'She has seizures', 40),
          says('HP:0001263', 'She learns everything later', 24),
        ],
      },
    ],
  },
  { member: person('iris-dad', { role: 'caregiver', country: 'IE', persons: [] }), persons: [] },
  {
    member: carer('lena-parents', 'Lena', 'GB'),
    persons: [
      {
        birthYear: 2016,
        birthMonth: 9,
        sex: 'female',
        country: 'GB',
        diagnosis: { status: 'confirmed', orpha: 'ORPHA:98896', since: 2019 },
        tier: 2,
        symptoms: [
          says('HP:0001252', 'She was very floppy as a baby', 2),
          says('HP:0002359', 'She fell a lot', 30),
        ],
      },
    ],
  },
]

const client: Client = { address: '127.0.0.1', held: () => undefined, keep: () => {}, forget: () => {} }

/** The father joined by invitation, a birth paper was accepted, and he says no where she said yes. */
const parentsWhoDisagree = async (services: Services): Promise<void> => {
  const now = services.clock.now()
  const joined = await services.database.begin('identity', nobody, async (trx) => {
    const found = await relativeToJoin(trx, { viewer: 'iris-dad', of: 'iris-mum' })
    if (found === undefined) return undefined
    await startRepresentation(trx, {
      ...found,
      relation: 'legal-representative',
      cameBy: 'invitation',
      now,
    })
    const { accountId, personId } = found
    await insertEvent(trx, {
      personId,
      kind: 'joined',
      accountId,
      byAccount: accountId,
      relation: 'legal-representative',
      now,
    })
    await setGuardianship(trx, {
      ...found,
      outcome: 'proven',
      paper: 'birth',
      because: 'fictional',
      setBy: 'the demo world',
      now,
    })
    return found
  })
  if (joined === undefined) return
  const token = await services.database.begin('identity', nobody, (trx) =>
    startSession(trx, services, joined.accountId, { secondFactor: true }),
  )
  await perform(
    services,
    decide,
    { actor: await actorOf(services, token), client, requestId: randomUUID(), locale: 'en' },
    { personId: joined.personId, purpose: 'be-matched', choice: 'withdraw' },
  )
  await services.database.begin('identity', nobody, (trx) => endSessionsOf(trx, services, joined.accountId))
}

const familyInMourning = (services: Services): Promise<void> =>
  services.database.begin('identity', nobody, async (trx) => {
    const found = await relativeToJoin(trx, { viewer: 'iris-dad', of: 'lena-parents' })
    if (found === undefined) return
    await noteDeath(trx, { personId: found.personId, byAccount: undefined, now: services.clock.now() })
  })

/** What happened in these families since; a second start finds it done. */
export const bringFamiliesOn = async (services: Services): Promise<void> => {
  await parentsWhoDisagree(services)
  await familyInMourning(services)
}
