import type { Examples, ExampleWorld } from '../access/index.ts'
import { nobody } from '../platform/db/index.ts'
import type { Services } from '../platform/services.ts'
import { aDiagnosis, aSymptom, giveHealth } from './health.factory.ts'

/** Gives the child of the example world a symptom and a diagnosis, and names their entries for the examples. */
export const furnishHealth = async (
  services: Services,
  world: ExampleWorld,
): Promise<Readonly<Record<string, string>>> => {
  const wish = { symptoms: [aSymptom()], diagnoses: [aDiagnosis()] }
  const given = await services.database.begin('identity', nobody, (trx) =>
    giveHealth(trx, services, world.mother, wish),
  )
  return { symptom: given.symptoms[0] ?? '', diagnosis: given.diagnoses[0] ?? '' }
}

const child = ({ mother }: ExampleWorld) => ({ personId: mother.personId })
/** An entry the world made for the child; the operations that need one say so by its name. */
const symptomOf = (world: ExampleWorld) => ({ ...child(world), entry: world.ids.symptom })
const diagnosisOf = (world: ExampleWorld) => ({ ...child(world), entry: world.ids.diagnosis })

export const examples: Examples = {
  'health.save-profile': (world) => ({
    ...child(world),
    birthYear: 2021,
    birthMonth: 3,
    sex: 'female',
    country: 'ES',
  }),
  'health.read-profile': child,
  'health.list-diagnoses': child,
  'health.find-disease': (world) => ({ ...child(world), status: 'suspected', freeText: 'Duchenne' }),
  'health.add-diagnosis': (world) => ({
    ...child(world),
    status: 'suspected',
    freeText: 'something with muscles',
  }),
  'health.read-diagnosis': diagnosisOf,
  'health.change-diagnosis': (world) => ({ ...diagnosisOf(world), status: 'undiagnosed', sinceYear: 2020 }),
  'health.remove-diagnosis': diagnosisOf,
  'health.read-symptoms': child,
  'health.find-meaning': (world) => ({ ...child(world), words: 'falls a lot' }),
  'health.add-symptom': (world) => ({ ...child(world), hpoId: 'HP:0001250', ownWords: 'he shakes' }),
  'health.tick-symptoms': (world) => ({ ...child(world), hpoIds: ['HP:0001250'] }),
  'health.read-symptom': symptomOf,
  'health.change-symptom': (world) => ({ ...symptomOf(world), severity: 'mild' }),
  'health.remove-symptom': symptomOf,
  'health.read-symptom-history': symptomOf,
  'health.read-doctor-sheet': child,
}
