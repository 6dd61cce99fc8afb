import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBonus, aPerson, aQuery, aWhere, aWorld, diseaseIndex, SEEDED } from '../test/arbitrary.ts'
import { bruteForce } from '../test/brute-force.ts'
import { buildEngine, type Engine, type PersonInput } from './index.ts'

type Change =
  | { readonly kind: 'put'; readonly person: PersonInput }
  | { readonly kind: 'load'; readonly people: readonly PersonInput[] }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'settle' | 'tidy' }

const aChange = (size: number): fc.Arbitrary<Change> =>
  fc.oneof(
    { weight: 6, arbitrary: aPerson(size).map((person) => ({ kind: 'put' as const, person })) },
    {
      weight: 2,
      arbitrary: fc
        .array(aPerson(size), { maxLength: 40 })
        .map((people) => ({ kind: 'load' as const, people })),
    },
    { weight: 3, arbitrary: fc.nat(60).map((number) => ({ kind: 'remove' as const, id: `p${number}` })) },
    { weight: 1, arbitrary: fc.constantFrom({ kind: 'settle' as const }, { kind: 'tidy' as const }) },
  )

function make(change: Change, engine: Engine, known: Map<string, PersonInput>): void {
  switch (change.kind) {
    case 'put':
      engine.put(change.person)
      known.set(change.person.id, change.person)
      return
    case 'load':
      engine.load(change.people)
      for (const person of change.people) known.set(person.id, person)
      return
    case 'remove':
      expect(engine.remove(change.id)).toBe(known.delete(change.id))
      return
    case 'settle':
      engine.settle()
      return
    case 'tidy':
      engine.tidy(() => true)
      return
    default:
      change satisfies never
  }
}

const anAsk = fc.record(
  {
    top: fc.integer({ min: 0, max: 30 }),
    floor: fc.constantFrom(0, 0.1, 0.5),
    where: aWhere,
    bonus: aBonus,
  },
  { requiredKeys: ['top', 'floor'] },
)

const aHistory = aWorld.chain(({ size, ontology, ic }) =>
  fc.record({
    ontology: fc.constant(ontology),
    ic: fc.constant(ic),
    beta: fc.constantFrom(0, 0.3, 1),
    changes: fc.array(aChange(size), { minLength: 1, maxLength: 25 }),
    asks: fc.array(fc.record({ query: aQuery(size), ask: anAsk }), { minLength: 3, maxLength: 3 }),
  }),
)

test('conditions and a bonus for diseases find exactly whom scoring everybody finds, after any history', () => {
  fc.assert(
    fc.property(aHistory, ({ ontology, ic, beta, changes, asks }) => {
      const engine = buildEngine({ ontology, ic, diseases: diseaseIndex, settings: { beta } })
      const expected = bruteForce({ ontology, ic, diseases: diseaseIndex, settings: engine.settings })
      const known = new Map<string, PersonInput>()
      for (const change of changes) {
        make(change, engine, known)
        for (const { query, ask } of asks.slice(0, 1)) {
          const found = engine.nearest(query, ask).map(({ id, score }) => ({ id, score }))
          expect(found).toEqual(expected(known.values(), query, ask))
        }
      }
      for (const { query, ask } of asks) {
        const found = engine.nearest(query, ask)
        expect(found.map(({ id, score }) => ({ id, score }))).toEqual(expected(known.values(), query, ask))
        for (const { score, parts } of found) expect(parts.symptoms + parts.diagnosis).toBeCloseTo(score, 12)
      }
      expect(engine.stats().people).toBe(known.size)
    }),
    SEEDED,
  )
})

test('while thousands come, change and go, and segments are merged beside, every answer is exact', () => {
  const world = fc.sample(aWorld, { seed: 3, numRuns: 50 }).find(({ size }) => size > 50)
  if (world === undefined) throw new Error('No world of more than 50 terms in the sample')
  const { ontology, ic, size } = world
  const engine = buildEngine({ ontology, ic, diseases: diseaseIndex })
  const expected = bruteForce({ ontology, ic, diseases: diseaseIndex, settings: engine.settings })
  const people = fc.sample(aPerson(size), { seed: 6, numRuns: 700 })
  const asks = fc.sample(fc.record({ query: aQuery(size), ask: anAsk }), { seed: 8, numRuns: 60 })
  const known = new Map<string, PersonInput>()
  for (let at = 0; at < 16_000; at++) {
    const drawn = people[(at * 389) % people.length]
    if (drawn === undefined) throw new Error('somebody is drawn')
    const person = { ...drawn, id: `q${(at * 7919) % 9_973}` }
    if (at % 5 === 4) make({ kind: 'remove', id: person.id }, engine, known)
    else make({ kind: 'put', person }, engine, known)
    if (at % 1_600 !== 1_599) continue
    const { query, ask } = asks[(at + 1) / 1_600] ?? {
      query: { present: ['T:001'] },
      ask: { top: 10, floor: 0 },
    }
    const found = engine.nearest(query, { ...ask, floor: 0 }).map(({ id, score }) => ({ id, score }))
    expect(found).toEqual(expected(known.values(), query, { ...ask, floor: 0 }))
  }
  expect(engine.tidy(() => true)).toBe(true)
  for (const { query, ask } of asks.slice(-4)) {
    const found = engine.nearest(query, ask).map(({ id, score }) => ({ id, score }))
    expect(found).toEqual(expected(known.values(), query, ask))
  }
}, 60_000)
