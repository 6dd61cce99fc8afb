import { randomUUID } from 'node:crypto'
import { type Client, type Member, perform } from '../../src/access/index.ts'
import { decide, type Purpose } from '../../src/consent/index.ts'
import { aDiagnosis, aProfile, aSymptom, giveHealth } from '../../src/health/index.ts'
import { type BroughtIn, bringIn, startRepresentation } from '../../src/people/index.ts'
import { nobody } from '../../src/platform/db/index.ts'
import type { Services } from '../../src/platform/services.ts'
import { setTier } from '../../src/trust/index.ts'
import { type FictionalPerson, leads, type Role, secondRelatives } from './cast.ts'
import { aCrowd } from './crowd.ts'
import { countAccounts } from './demo.sql.ts'

const client: Client = {
  address: 'the demo',
  held: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
}

const asMember = ({ accountId, nickname }: BroughtIn, role: Member['role']): Member => ({
  kind: 'account',
  accountId,
  sessionId: randomUUID(),
  nickname,
  role,
  staffRoles: [],
  tier: 1,
  secondFactor: false,
})

/** Agrees as the member would: through the same operation, with the same policy and audit. */
const agree = async (
  services: Services,
  actor: Member,
  personId: string,
  purpose: Purpose,
): Promise<void> => {
  const outcome = await perform(
    services,
    decide,
    { actor, client, requestId: randomUUID(), locale: 'en' },
    { personId, purpose, choice: 'give' },
  )
  if (outcome.kind !== 'done') throw new Error(`The demo could not agree to ${purpose}: ${outcome.kind}`)
}

const healthOf = (services: Services, person: FictionalPerson) => {
  const { diagnosis } = person
  const diseaseId =
    'orpha' in diagnosis ? services.vocabulary.current().resolveDisease(diagnosis.orpha) : undefined
  return {
    profile: aProfile({
      birthYear: person.birthYear,
      birthMonth: person.birthMonth,
      sex: person.sex,
      country: person.country,
    }),
    diagnoses: [aDiagnosis({ status: diagnosis.status, diseaseId, sinceYear: diagnosis.since })],
    symptoms: person.symptoms.map(({ hpoId, words, presence, onsetMonths }) =>
      aSymptom({
        hpoId,
        ownWords: words,
        presence: presence ?? 'present',
        ...(onsetMonths === undefined ? {} : { onset: 'age', onsetMonths }),
      }),
    ),
  }
}

const bringRoleIn = async (services: Services, { member, persons }: Role): Promise<BroughtIn> => {
  const now = services.clock.now()
  const broughtIn = await services.database.begin('identity', nobody, async (trx) => {
    const arrived = await bringIn(trx, services, member)
    for (const [at, person] of persons.entries()) {
      const personId = arrived.personIds[at]
      if (personId === undefined)
        throw new Error(`${member.nickname} represents fewer persons than were described`)
      await giveHealth(trx, services, { accountId: arrived.accountId, personId }, healthOf(services, person))
      if (person.tier > 1) {
        await setTier(trx, {
          personId,
          tier: person.tier,
          because: 'fictional',
          setBy: 'the demo world',
          now,
        })
      }
    }
    return arrived
  })
  const actor = asMember(broughtIn, member.role)
  for (const personId of broughtIn.personIds) {
    for (const purpose of ['keep-draft', 'membership', 'be-matched'] as const)
      await agree(services, actor, personId, purpose)
  }
  return broughtIn
}

/**
 * Brings the fictional people in, once: where anybody has an account already, nothing happens. The leads come last, so that
 * a demo that was cut off half-way is told by their absence and finished at the next start.
 */
export const buildDemoWorld = async (services: Services, say: (sentence: string) => void): Promise<void> => {
  const arrived = await services.database.begin('identity', nobody, countAccounts)
  const crowd = aCrowd(services.vocabulary.current())
  const cast = [...crowd, ...leads]
  if (arrived >= cast.length) return
  say(`Bringing in ${cast.length} fictional people for the demo`)
  const byNickname = new Map<string, BroughtIn>()
  // One crowd member more or less is no matter; a lead without family would be, so leads come in one go at the end.
  for (const role of cast.slice(Math.min(arrived, crowd.length))) {
    byNickname.set(role.member.nickname, await bringRoleIn(services, role))
  }
  await joinRelatives(services, byNickname)
}

const joinRelatives = async (
  services: Services,
  byNickname: ReadonlyMap<string, BroughtIn>,
): Promise<void> => {
  const now = services.clock.now()
  for (const [relative, representative] of Object.entries(secondRelatives)) {
    const accountId = byNickname.get(relative)?.accountId
    const personId = byNickname.get(representative)?.personIds[0]
    if (accountId === undefined || personId === undefined) continue
    await services.database.begin('identity', nobody, (trx) =>
      startRepresentation(trx, { accountId, personId, relation: 'second-relative', now }),
    )
  }
}
