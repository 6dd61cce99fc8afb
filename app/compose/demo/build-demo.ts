import { giveConsents } from '../../src/consent/index.ts'
import { aDiagnosis, aProfile, aSymptom, type FictionalHealth, giveHealth } from '../../src/health/index.ts'
import { aLostPhone, bringIn, startRepresentation } from '../../src/people/index.ts'
import { nobody } from '../../src/platform/db/index.ts'
import type { Services } from '../../src/platform/services.ts'
import { wantToLeave } from '../../src/rights/index.ts'
import { setTier } from '../../src/trust/index.ts'
import { type FictionalPerson, leads, leaving, lostPhone, type Role, secondRelatives } from './cast.ts'
import { aCrowd } from './crowd.ts'
import { knownNicknames, relativeToJoin } from './demo.sql.ts'
import { bringPapersIn } from './demo-papers.ts'
import { bringFamiliesOn, families } from './families.ts'

const healthOf = (services: Services, person: FictionalPerson): FictionalHealth => {
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

/** One person's family in one transaction: whoever is there is there whole. */
const bringRoleIn = (services: Services, { member, persons }: Role): Promise<void> =>
  services.database.begin('identity', nobody, async (trx) => {
    const now = services.clock.now()
    const { accountId, personIds } = await bringIn(trx, services, member)
    if (member.nickname === lostPhone) await aLostPhone(trx, services, accountId)
    for (const [at, person] of persons.entries()) {
      const personId = personIds[at]
      if (personId === undefined)
        throw new Error(`${member.nickname} represents fewer persons than were described`)
      await giveHealth(trx, services, { accountId, personId }, healthOf(services, person))
      await giveConsents(trx, {
        accountId,
        personId,
        capacity: member.persons[at]?.relation ?? 'self',
        purposes: ['keep-draft', 'membership', 'be-matched'],
        locale: member.locale,
        now,
      })
      if (person.tier === 1) continue
      await setTier(trx, { personId, tier: person.tier, because: 'fictional', setBy: 'the demo world', now })
      if (member.nickname === leaving) await wantToLeave(trx, { accountId, personId, now })
    }
  })

const joinRelative = (services: Services, viewer: string, of: string): Promise<void> =>
  services.database.begin('identity', nobody, async (trx) => {
    const joined = await relativeToJoin(trx, { viewer, of })
    if (joined === undefined) return
    await startRepresentation(trx, { ...joined, relation: 'second-relative', now: services.clock.now() })
  })

/** Brings in the fictional people who are not there yet: a start that was cut off half-way is finished by the next. */
export const buildDemoWorld = async (services: Services, say: (sentence: string) => void): Promise<void> => {
  const present = await services.database.begin('identity', nobody, knownNicknames)
  const cast = [...leads, ...families(services.clock.now()), ...aCrowd(services.vocabulary.current())]
  const missing = cast.filter(({ member }) => !present.has(member.nickname))
  if (missing.length > 0) say(`Bringing in ${missing.length} fictional people for the demo`)
  for (const role of missing) await bringRoleIn(services, role)
  for (const [viewer, of] of Object.entries(secondRelatives)) await joinRelative(services, viewer, of)
  await bringPapersIn(services)
  // What happened in them since is not made again: somebody may have taken it back.
  if (missing.length > 0) await bringFamiliesOn(services)
}
