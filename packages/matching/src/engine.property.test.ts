import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aPerson, aQuery, aWorld, SEEDED } from '../test/arbitrary.ts'
import { bruteForce } from '../test/brute-force.ts'
import { buildEngine, type PersonInput } from './index.ts'

const anEnginesLife = aWorld.chain(({ size, ontology, ic }) =>
  fc.record({
    ontology: fc.constant(ontology),
    ic: fc.constant(ic),
    beta: fc.constantFrom(0, 0.3, 1),
    people: fc.array(aPerson(size), { minLength: 1, maxLength: 120 }),
    later: fc.array(aPerson(size), { maxLength: 20 }),
    left: fc.array(
      fc.nat(60).map((number) => `p${number}`),
      { maxLength: 10 },
    ),
    query: aQuery(size),
    ask: fc.record({
      top: fc.integer({ min: 0, max: 30 }),
      floor: fc.constantFrom(0, 0.1, 0.5),
      filter: fc.constantFrom(
        () => true,
        (id: string) => id.endsWith('7'),
      ),
    }),
  }),
)

test('answers are those of scoring everybody, ties by id, after any history of changes', () => {
  fc.assert(
    fc.property(anEnginesLife, ({ ontology, ic, beta, people, later, left, query, ask }) => {
      const engine = buildEngine({ ontology, ic, settings: { beta } })
      const known = new Map<string, PersonInput>()
      for (const person of people) {
        engine.put(person)
        known.set(person.id, person)
      }
      engine.settle()
      for (const person of later) {
        engine.put(person)
        known.set(person.id, person)
      }
      for (const id of left) expect(engine.remove(id)).toBe(known.delete(id))
      const found = engine.people(query, ask).map(({ id, score }) => ({ id, score }))
      const expected = bruteForce({ ontology, ic, settings: engine.settings })(known.values(), query, ask)
      expect(found).toEqual(expected)
      expect(engine.stats().people).toBe(known.size)
    }),
    SEEDED,
  )
})

test('answers are those of scoring everybody among 40,000 people, in two chunks', () => {
  const world = fc.sample(aWorld, { seed: 3, numRuns: 50 }).find(({ size }) => size > 50)
  if (world === undefined) throw new Error('No world of more than 50 terms in the sample')
  const { ontology, ic, size } = world
  const people = fc
    .sample(aPerson(size), { seed: 4, numRuns: 2_000 })
    .flatMap((person, at) => Array.from({ length: 20 }, (_, copy) => ({ ...person, id: `${copy}-${at}` })))
  const engine = buildEngine({ ontology, ic })
  for (const person of people) engine.put(person)
  const queries = fc
    .sample(aQuery(size), { seed: 5, numRuns: 20 })
    .filter(({ present }) => present.length > 3)
  expect(queries.length).toBeGreaterThan(3)
  for (const query of queries.slice(0, 3)) {
    const ask = { top: 50, floor: 0, filter: (id: string) => !id.startsWith('1') }
    const found = engine.people(query, ask).map(({ id, score }) => ({ id, score }))
    expect(found).toHaveLength(50)
    expect(found).toEqual(bruteForce({ ontology, ic, settings: engine.settings })(people, query, ask))
  }
}, 60_000)

test('what is shared and what is near add up to the score, and no score leaves 0..1', () => {
  fc.assert(
    fc.property(anEnginesLife, ({ ontology, ic, beta, people, query }) => {
      const engine = buildEngine({ ontology, ic, settings: { beta } })
      for (const person of people) engine.put(person)
      for (const { score, explanation } of engine.people(query, { top: 30, floor: 0 })) {
        const parts = [...explanation.shared, ...explanation.near].map(({ contribution }) => contribution)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 12)
        expect(parts.every((part) => part >= 0)).toBe(true)
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(1)
      }
    }),
    SEEDED,
  )
})

test('neither the order of symptoms nor the order of people changes an answer or its reasons', () => {
  fc.assert(
    fc.property(anEnginesLife, ({ ontology, ic, people, query, ask }) => {
      const once = [...new Map(people.map((person) => [person.id, person])).values()]
      const [one, other] = [buildEngine({ ontology, ic }), buildEngine({ ontology, ic })]
      for (const person of once) one.put(person)
      for (const person of once.toReversed()) other.put({ ...person, present: person.present.toReversed() })
      const turned = {
        ...query,
        present: query.present.toReversed(),
        uncertain: query.uncertain.toReversed(),
      }
      const [found, again] = [one.people(query, ask), other.people(turned, ask)]
      expect(again.map(({ id, score }) => ({ id, score }))).toEqual(
        found.map(({ id, score }) => ({ id, score })),
      )
      found.forEach(({ explanation }, at) => {
        const reasons = again[at]?.explanation
        expect(reasons?.onlyMine).toEqual(explanation.onlyMine)
        expect(reasons?.conflicts).toEqual(explanation.conflicts)
        const byTerm = new Map(reasons?.shared.map(({ term, contribution }) => [term, contribution]))
        for (const { term, contribution } of explanation.shared) {
          expect(byTerm.get(term)).toBeCloseTo(contribution, 12)
        }
      })
    }),
    { ...SEEDED, numRuns: 60 },
  )
})
