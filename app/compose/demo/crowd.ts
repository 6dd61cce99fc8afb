import { aCarer, aMember } from '../../src/people/index.ts'
import type { Vocabulary } from '../../src/vocabulary/index.ts'
import type { FictionalPerson, Role } from './cast.ts'

const size = 180

const countries = ['ES', 'RO', 'GB', 'IE', 'FR', 'IT', 'DE', 'PT', 'NL', 'MX', 'AR', 'CO', 'PL', 'SE', 'GR']
const languagesOf: Readonly<Record<string, readonly string[]>> = {
  ES: ['es'],
  MX: ['es'],
  AR: ['es'],
  CO: ['es', 'en'],
  RO: ['ro', 'en'],
  GB: ['en'],
  IE: ['en'],
}

const first = [
  'quiet',
  'brave',
  'north',
  'amber',
  'river',
  'early',
  'paper',
  'cedar',
  'salt',
  'silver',
  'wild',
  'slow',
  'plum',
  'copper',
  'lunar',
]
const second = [
  'otter',
  'lantern',
  'meadow',
  'kite',
  'harbour',
  'sparrow',
  'pebble',
  'thistle',
  'comet',
  'willow',
  'anchor',
  'robin',
  'maple',
  'tide',
  'fern',
]

/** Diseases more than one member lives with, so that the map is alive around the leads; the rest come from the whole list. */
const common = [
  'ORPHA:98896',
  'ORPHA:269',
  'ORPHA:70',
  'ORPHA:98895',
  'ORPHA:273',
  'ORPHA:166',
  'ORPHA:365',
  'ORPHA:635',
]

/** What children like Nico live with: many families share it, few share a name for it. */
const developmental = [
  'HP:0001252',
  'HP:0001270',
  'HP:0000750',
  'HP:0001250',
  'HP:0002360',
  'HP:0000486',
  'HP:0001263',
  'HP:0002019',
  'HP:0011968',
  'HP:0001251',
]

/** A small seeded generator (mulberry32): the same crowd on every machine. */
const generator = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const sample = <T>(random: () => number, from: readonly T[], count: number): readonly T[] => {
  const left = [...from]
  const taken: T[] = []
  while (taken.length < count && left.length > 0)
    taken.push(...left.splice(Math.floor(random() * left.length), 1))
  return taken
}

const pick = <T>(random: () => number, from: readonly T[]): T => {
  const one = from[Math.floor(random() * from.length)]
  if (one === undefined) throw new Error('There is nothing to pick from.')
  return one
}

const symptomsFor = (
  random: () => number,
  vocabulary: Vocabulary,
  disease: string,
): FictionalPerson['symptoms'] => {
  const typical = vocabulary
    .symptomsOf(disease)
    .filter(({ absent, term }) => !absent && vocabulary.isSymptom(term))
    .map(({ term }) => term)
  const everyday = ['HP:0012378', 'HP:0002360', 'HP:0002829', 'HP:0001252', 'HP:0002019', 'HP:0000750']
  const own = sample(random, typical, 4 + Math.floor(random() * 5))
  const beside = sample(random, everyday, Math.floor(random() * 3))
  return [...new Set([...own, ...beside])].map((hpoId) => ({
    hpoId,
    words: vocabulary.termLabel(hpoId, 'en'),
  }))
}

const lateDeveloper = (random: () => number, vocabulary: Vocabulary, country: string): FictionalPerson => ({
  birthYear: 2017 + Math.floor(random() * 8),
  birthMonth: 1 + Math.floor(random() * 12),
  sex: random() < 0.5 ? 'female' : 'male',
  country,
  diagnosis: { status: 'undiagnosed', since: 2025 },
  symptoms: sample(random, developmental, 4 + Math.floor(random() * 4)).map((hpoId) => ({
    hpoId,
    words: vocabulary.termLabel(hpoId, 'en'),
  })),
  tier: 2,
})

const personWith = (
  random: () => number,
  vocabulary: Vocabulary,
  country: string,
  grownUp: boolean,
): FictionalPerson => {
  const described = vocabulary.describedDiseases()
  const known = common.map((code) => vocabulary.resolveDisease(code)).filter((id) => id !== undefined)
  const disease = random() < 0.65 ? pick(random, known) : pick(random, described)
  const undiagnosed = random() < 0.28
  const age = grownUp ? 19 + Math.floor(random() * 45) : 1 + Math.floor(random() * 16)
  const code = vocabulary.diseaseCodes(disease).find((one) => one.startsWith('ORPHA:')) ?? disease
  const since = 2026 - Math.floor(random() * Math.min(age, 8))
  return {
    birthYear: 2026 - age,
    birthMonth: 1 + Math.floor(random() * 12),
    sex: random() < 0.5 ? 'female' : 'male',
    country,
    diagnosis: undiagnosed
      ? { status: 'undiagnosed', since }
      : { status: random() < 0.85 ? 'confirmed' : 'suspected', orpha: code, since },
    symptoms: symptomsFor(random, vocabulary, disease),
    tier: random() < 0.4 ? 3 : 2,
  }
}

/** Fictional members around the leads: invented nicknames, symptoms drawn from what is typical of real diseases. */
export const aCrowd = (vocabulary: Vocabulary): readonly Role[] => {
  const random = generator(20_261_122)
  return Array.from({ length: size }, (_, at) => {
    const country = pick(random, countries)
    const languages = languagesOf[country] ?? ['en']
    const nickname = `${first[at % first.length]}-${second[Math.floor(at / first.length) % second.length]}`
    const late = at % 6 === 0
    const grownUp = !late && random() < 0.45
    const person = late
      ? lateDeveloper(random, vocabulary, country)
      : personWith(random, vocabulary, country, grownUp)
    const wish = { nickname, email: `${nickname}@demo.example`, country, languages }
    const member = grownUp
      ? aMember({ ...wish, role: 'patient', persons: [{ relation: 'self', name: 'Sam' }] })
      : aCarer({ ...wish, of: 'Kim' })
    return { member, persons: [person] }
  })
}
