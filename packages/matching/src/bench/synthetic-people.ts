import type { PersonInput, Where } from '../index.ts'

/** Numbers from 0 to 1. */
export type Random = () => number

const DIRECT_TERMS = 12
const COUNTRIES = 10

/** The same numbers on every run (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)]
}

/** What a disease looks like: terms, those seen more often perhaps named more often. */
export interface Described {
  readonly id: string
  readonly terms: readonly string[]
}

/** Twelve symptoms, two in three of one disease, the others of any: real people have more than their diagnosis. */
export function somebody(
  pool: readonly { readonly terms: readonly string[] }[],
  random: Random,
): readonly string[] {
  return symptomsOf(pick(pool, random), pool, random)
}

function symptomsOf(
  own: { readonly terms: readonly string[] } | undefined,
  pool: readonly { readonly terms: readonly string[] }[],
  random: Random,
): readonly string[] {
  const chosen = new Set<string>()
  for (let tries = 0; chosen.size < DIRECT_TERMS && tries < 200; tries++) {
    const term = pick(random() < 2 / 3 ? (own?.terms ?? []) : (pick(pool, random)?.terms ?? []), random)
    if (term !== undefined) chosen.add(term)
  }
  return [...chosen]
}

const share = (random: Random, [first, second]: readonly [number, number]): string => {
  const drawn = random()
  return drawn < first ? 'most' : drawn < first + second ? 'some' : 'few'
}

/** People with ids like those of a database, three in four with their diagnosis, and facets that `conditions` narrow. */
export function* syntheticPeople(
  count: number,
  pool: readonly Described[],
  random: Random,
): Generator<PersonInput> {
  const digits = (length: number) =>
    Math.floor(random() * 16 ** length)
      .toString(16)
      .padStart(length, '0')
  for (let made = 0; made < count; made++) {
    const own = pick(pool, random)
    yield {
      id: `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`,
      present: symptomsOf(own, pool, random),
      diseases: own !== undefined && random() < 0.75 ? [own.id] : [],
      facets: {
        country: `C${Math.floor(random() * COUNTRIES)}`,
        language: share(random, [0.5, 0.3]),
        consent: share(random, [0.6, 0.2]),
      },
    }
  }
}

const countries = (count: number) => Array.from({ length: count }, (_, number) => `C${number}`)

/** Country, language and consent together leave this share of the synthetic people. */
export const conditions = {
  '1 %': { facets: { country: 'C0', language: 'most', consent: 'some' } },
  '10 %': { facets: { country: countries(5), language: 'most', consent: ['some', 'few'] } },
  '50 %': { facets: { country: countries(8), language: ['most', 'some'], consent: ['most', 'some'] } },
} as const satisfies Readonly<Record<string, Where>>
