import { expect, test } from 'vitest'
import { buildOntology, informationContent } from '../index.ts'
import { matchBench, measures, seeded } from './index.ts'

/** Two thousand terms and 150 diseases: enough that most terms are lists, not bits, and most diseases not among the first. */
function aLargeWorld() {
  const random = seeded(1)
  const id = (number: number) => `T:${number}`
  const below = (number: number) => Math.floor(random() * number)
  const ontology = buildOntology({
    terms: Array.from({ length: 2_000 }, (_, number) => ({
      id: id(number),
      parents: number === 0 ? [] : [...new Set([id(below(number)), id(below(number))])],
    })),
  })
  const pool = Array.from({ length: 150 }, (_, number) => ({
    id: `D:${number}`,
    terms: Array.from({ length: 15 }, () => id(300 + below(1_700))),
  }))
  return { pool, ic: informationContent(ontology, pool) }
}

test('every answer among thousands is that of scoring everybody: plain, with a bonus, under conditions', () => {
  let clock = 0
  const { queries, people, bytes } = matchBench({
    ...aLargeWorld(),
    profiles: 6_000,
    measured: measures,
    sample: 60,
    now: () => clock++,
  })
  expect(queries.map(({ measure, mismatches, sampled }) => ({ measure, mismatches, sampled }))).toEqual(
    measures.map((measure) => ({ measure, mismatches: 0, sampled: 60 })),
  )
  expect(people).toBe(6_000)
  expect(bytes).toBeGreaterThan(1_000_000)
}, 60_000)
