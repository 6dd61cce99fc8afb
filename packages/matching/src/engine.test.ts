import { expect, test } from 'vitest'
import { aSmallWorld } from '../test/small-world.ts'
import { buildDiseaseIndex, buildEngine, buildOntology } from './index.ts'

const ALL = { top: 10, floor: 0 }

function anEngine() {
  const engine = buildEngine(aSmallWorld())
  engine.put({ id: 'ana', present: ['focal', 'cataract'] })
  engine.put({ id: 'ben', present: ['weakness'] })
  return engine
}

const idsOf = (matches: readonly { readonly id: string }[]) => matches.map(({ id }) => id)

test('a person put in, changed or removed is seen so by the very next query', () => {
  const engine = anEngine()
  for (const settle of [() => undefined, engine.settle]) {
    settle()
    expect(idsOf(engine.people({ present: ['cataract'] }, ALL))).toEqual(['ana'])
    engine.put({ id: 'ana', present: ['weakness'] })
    expect(engine.people({ present: ['cataract'] }, ALL)).toEqual([])
    expect(idsOf(engine.people({ present: ['weakness'] }, ALL))).toEqual(['ana', 'ben'])
    expect(engine.remove('ana')).toBe(true)
    expect(engine.remove('ana')).toBe(false)
    expect(idsOf(engine.people({ present: ['weakness'] }, ALL))).toEqual(['ben'])
    engine.put({ id: 'ana', present: ['focal', 'cataract'] })
  }
})

test('somebody with all that was asked and nothing else scores 1; equal scores come by id', () => {
  const engine = anEngine()
  engine.put({ id: 'abe', present: ['weakness'] })
  const found = engine.people({ present: ['weakness'] }, ALL)
  expect(found.map(({ id, score }) => [id, score])).toEqual([
    ['abe', 1],
    ['ben', 1],
  ])
})

test('an uncertain symptom counts half, but what a sure one implies counts whole', () => {
  const engine = buildEngine(aSmallWorld())
  engine.put({ id: 'w', present: ['weakness'] })
  engine.put({ id: 'c', present: ['cataract'] })
  const unsure = engine.people({ present: ['cataract'], uncertain: ['weakness'] }, ALL)
  const sure = engine.people({ present: ['cataract', 'weakness'] }, ALL)
  const scoreOf = (matches: typeof sure, id: string) => matches.find((match) => match.id === id)?.score ?? 0
  expect(scoreOf(unsure, 'w')).toBeLessThan(scoreOf(sure, 'w'))
  expect(scoreOf(unsure, 'c')).toBeGreaterThan(scoreOf(sure, 'c'))
  expect(engine.people({ present: ['weakness'], uncertain: ['muscle'] }, ALL)).toEqual(
    engine.people({ present: ['weakness'] }, ALL),
  )
})

test('below the floor nobody is close enough, unless the caller lowers it', () => {
  const engine = buildEngine({ ...aSmallWorld(), settings: { floor: 0.9 } })
  engine.put({ id: 'ana', present: ['absence', 'cataract', 'weakness'] })
  expect(engine.people({ present: ['focal'] }, { top: 5 })).toEqual([])
  expect(idsOf(engine.people({ present: ['focal'] }, { top: 5, floor: 0 }))).toEqual(['ana'])
})

test('a filter hears id and facets, and one that throws spoils no later answer', () => {
  const engine = anEngine()
  engine.put({ id: 'eva', present: ['cataract', 'weakness'], facets: { country: 'ES' } })
  engine.settle()
  const before = engine.people({ present: ['cataract', 'weakness'] }, ALL)
  const spanish = engine.people(
    { present: ['cataract'] },
    { ...ALL, filter: (_, facets) => facets.country === 'ES' },
  )
  expect(idsOf(spanish)).toEqual(['eva'])
  const filter = () => {
    throw new Error('the caller’s own')
  }
  expect(() => engine.people({ present: ['cataract', 'weakness'] }, { ...ALL, filter })).toThrow(
    'the caller’s own',
  )
  expect(engine.people({ present: ['cataract', 'weakness'] }, ALL)).toEqual(before)
})

test('bad input is a typed error and changes nothing', () => {
  const engine = anEngine()
  const refusal = (code: string) => expect.objectContaining({ name: 'MatchingError', code })
  expect(() => engine.put({ id: 'ana', present: [] })).toThrow(refusal('empty-profile'))
  expect(() => engine.put({ id: 'ana', present: ['focal', 'flu'] })).toThrow(refusal('unknown-term'))
  expect(() => engine.put({ id: 'ana', present: ['focal'], excluded: ['__proto__'] })).toThrow(
    refusal('unknown-term'),
  )
  expect(idsOf(engine.people({ present: ['cataract'] }, ALL))).toEqual(['ana'])
  expect(() => engine.people({ present: [] }, ALL)).toThrow(refusal('empty-profile'))
  expect(() => engine.people({ present: ['flu'] }, ALL)).toThrow(refusal('unknown-term'))
  for (const top of [-1, 1.5, Number.NaN]) {
    expect(() => engine.people({ present: ['eye'] }, { top })).toThrow(refusal('invalid-option'))
  }
  expect(() => engine.people({ present: ['eye'] }, { top: 1, floor: Number.NaN })).toThrow(
    refusal('invalid-option'),
  )
  expect(() => buildEngine({ ...aSmallWorld(), settings: { beta: 2 } })).toThrow(refusal('invalid-option'))
  const other = buildOntology({ terms: [{ id: 'root', parents: [] }] })
  expect(() => buildEngine({ ...aSmallWorld(), ontology: other })).toThrow(refusal('wrong-ontology'))
})

test('frozen input is taken, prototype keys are ordinary ids, a profile of 10,000 repeated terms is one term', () => {
  const engine = buildEngine(aSmallWorld())
  engine.put(Object.freeze({ id: '__proto__', present: Object.freeze(Array<string>(10_000).fill('fit')) }))
  const [match] = engine.people(Object.freeze({ present: Object.freeze(['seizure']) }), Object.freeze(ALL))
  expect(match).toMatchObject({ id: '__proto__', score: 1 })
})

test('the settings that made a score can be stored beside it, and statistics count people and terms', () => {
  const engine = anEngine()
  expect(engine.settings).toEqual({ version: 'tversky-1', alpha: 1, beta: 0.3, floor: engine.settings.floor })
  expect(Object.isFrozen(engine.settings)).toBe(true)
  expect(engine.stats()).toMatchObject({ people: 2, terms: 8 })
  engine.settle()
  expect(engine.stats().bytes).toBeGreaterThan(0)
})

test('reasons asked for afterwards, or for one person alone, are those that come with the people, bonus and all', () => {
  const diseases = buildDiseaseIndex([{ id: 'OMIM:1' }, { id: 'OMIM:2' }])
  const engine = buildEngine({ ...aSmallWorld(), diseases })
  engine.load([
    { id: 'ana', present: ['fit', 'cataract'], diseases: ['OMIM:1'] },
    { id: 'ben', present: ['seizure'], excluded: ['cataract'], diseases: ['OMIM:2'] },
  ])
  engine.put({ id: 'eva', present: ['eye'] })
  const query = { present: ['fit', 'eye'] }
  const options = { ...ALL, bonus: { values: [0.1, 0.3], most: 0.3 } }
  const people = engine.people(query, options)
  expect(people).toHaveLength(3)
  const near = engine.nearest(query, options)
  expect(engine.explain(query, near, options)).toEqual(people)
  expect(engine.explain(query, [...near].reverse(), options)).toEqual([...people].reverse())
  for (const match of people) expect(engine.compare(query, match.id, options)).toEqual(match)
  engine.remove('ben')
  expect(idsOf(engine.explain(query, near, options))).toEqual(idsOf(near).filter((id) => id !== 'ben'))
  expect(engine.compare(query, 'ben', options)).toBeUndefined()
})
