import { randomUUID } from 'node:crypto'
import { dataKeyOf } from '../people/index.ts'
import { actAs, inHealth, type Trx } from '../platform/db/index.ts'
import { publish } from '../platform/events/index.ts'
import type { Services } from '../platform/services.ts'
import type { Diagnosis } from './diagnoses/diagnosis.ts'
import { healthChanged } from './health.events.ts'
import {
  type UncheckedRows,
  uncheckedAddDiagnosis,
  uncheckedAddSymptom,
  uncheckedPutProfile,
} from './health.factory.sql.ts'
import type { Sex } from './profile/profile.sql.ts'
import { unsaidCountry } from './profile/profile.ts'
import { freeText, ownWords, wordsOf } from './sealed-words.ts'
import { nothingSaidYet, type SymptomFacts } from './symptoms/symptom.ts'

export type FictionalProfile = {
  readonly birthYear: number | undefined
  readonly birthMonth: number | undefined
  readonly sex: Sex
  readonly country: string
}
export type FictionalSymptom = SymptomFacts & {
  readonly hpoId: string
  readonly ownWords: string | undefined
}
export type FictionalDiagnosis = Omit<Diagnosis, 'entry' | 'recordedAt'>
export type FictionalHealth = {
  readonly profile?: FictionalProfile
  readonly symptoms?: readonly FictionalSymptom[]
  readonly diagnoses?: readonly FictionalDiagnosis[]
}

export const aProfile = (wish: Partial<FictionalProfile> = {}): FictionalProfile => ({
  birthYear: 2020,
  birthMonth: 5,
  sex: 'unsaid',
  country: 'ES',
  ...wish,
})

/** Frequent falls, unless something else is wished. */
export const aSymptom = (wish: Partial<FictionalSymptom> = {}): FictionalSymptom => ({
  hpoId: 'HP:0002359',
  ownWords: undefined,
  ...nothingSaidYet,
  ...wish,
})

/** Not diagnosed yet, unless a disease is wished. */
export const aDiagnosis = (wish: Partial<FictionalDiagnosis> = {}): FictionalDiagnosis => ({
  status: wish.diseaseId === undefined && wish.freeText === undefined ? 'undiagnosed' : 'confirmed',
  diseaseId: undefined,
  freeText: undefined,
  sinceYear: undefined,
  provenance: 'self',
  ...wish,
})

export type GivenHealth = { readonly symptoms: readonly string[]; readonly diagnoses: readonly string[] }

type Whose = { readonly accountId: string; readonly personId: string }

/**
 * Writes what a fictional person lives with, on behalf of the account that represents them: row-level security stays on,
 * and afterwards nobody is acted for. Gives the entries, in the order of the wish.
 */
export const giveHealth = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  { accountId, personId }: Whose,
  wish: FictionalHealth,
): Promise<GivenHealth> => {
  const now = services.clock.now()
  const words = wordsOf(services, personId, await dataKeyOf(trx, services, personId))
  const symptoms: string[] = []
  const diagnoses: string[] = []
  await actAs(trx, { accountId })
  await inHealth(trx, async (health) => {
    const whose: UncheckedRows = { personId, accountId, now }
    const profile = wish.profile ?? aProfile()
    await uncheckedPutProfile(health, whose, {
      birth_year: profile.birthYear ?? null,
      birth_month: profile.birthMonth ?? null,
      sex: profile.sex,
      country: profile.country || unsaidCountry,
    })
    for (const symptom of wish.symptoms ?? []) {
      const entry = randomUUID()
      symptoms.push(entry)
      const sealed = words.seal(ownWords, symptom.ownWords)
      await uncheckedAddSymptom(health, whose, { ...symptom, entry, sealed })
    }
    for (const diagnosis of wish.diagnoses ?? []) {
      const entry = randomUUID()
      diagnoses.push(entry)
      const sealed = words.seal(freeText, diagnosis.freeText)
      await uncheckedAddDiagnosis(health, whose, { ...diagnosis, entry, sealed })
    }
    await publish(health, healthChanged, { personId })
  })
  await actAs(trx, { accountId: undefined })
  return { symptoms, diagnoses }
}
