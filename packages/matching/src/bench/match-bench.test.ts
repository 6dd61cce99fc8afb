import { expect, test } from 'vitest'
import { buildDiseaseIndex, buildEngine, buildOntology, informationContent } from '../index.ts'
import { matchBench, measures, scoreEverybody, seeded, somebody, syntheticPeople } from './index.ts'
import { conditions } from './synthetic-people.ts'

/** Two thousand terms: enough that most are lists, not bits. */
function aLargeWorld(diseases: number) {
  const random = seeded(1)
  const id = (number: number) => `T:${number}`
  const below = (number: number) => Math.floor(random() * number)
  const ontology = buildOntology({
    terms: Array.from({ length: 2_000 }, (_, number) => ({
      id: id(number),
      parents: number === 0 ? [] : [...new Set([id(below(number)), id(below(number))])],
    })),
  })
  const pool = Array.from({ length: diseases }, (_, number) => ({
    id: `D:${number}`,
    terms: Array.from({ length: 15 }, () => id(300 + below(1_700))),
  }))
  return { pool, ic: informationContent(ontology, pool) }
}

test('every answer among thousands is that of scoring everybody: plain, with a bonus, under conditions', () => {
  let clock = 0
  const { queries, people, bytes } = matchBench({
    ...aLargeWorld(150),
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

test('with a bonus, whether conditions leave many people, few or hardly anybody, everybody near is found', () => {
  // More diseases than are told apart, and amounts that fall steeply, slowly or not at all.
  const { pool, ic } = aLargeWorld(600)
  const random = seeded(3)
  const people = [...syntheticPeople(8_000, pool, random)]
  const diseases = buildDiseaseIndex(pool)
  const engine = buildEngine({ ontology: ic.ontology, ic, diseases })
  engine.load(people)
  const score = scoreEverybody(people, { ic, beta: engine.settings.beta, diseases })
  const hardlyAnybody = { facets: { country: 'C0', language: 'few', consent: 'few' } }
  for (const steepness of [8, 1, 0.2, 0]) {
    const values = Float64Array.from(pool, () => 0.2 * random() ** steepness)
    for (const where of [undefined, ...Object.values(conditions), hardlyAnybody]) {
      for (let asked = 0; asked < 12; asked++) {
        const query = { present: somebody(pool, random) }
        const ask = { top: 20, floor: 0, bonus: { values, most: 0.2 }, ...(where && { where }) }
        const found = engine.nearest(query, ask).map(({ id, score: nearness }) => ({ id, score: nearness }))
        expect(found.length).toBeGreaterThan(5)
        expect(found).toEqual(score(query, ask))
      }
    }
  }
}, 60_000)
