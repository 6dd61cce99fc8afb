import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aQuery, aWorld, SEEDED, someTerms } from '../test/arbitrary.ts'
import { aSmallWorld } from '../test/small-world.ts'
import { buildDiseaseModel } from './disease-model.ts'
import type { DiseaseAnnotation } from './disease-table.ts'

const annotations: readonly DiseaseAnnotation[] = [
  { disease: 'OMIM:1', term: 'focal', frequency: '9/10' },
  { disease: 'OMIM:1', term: 'weakness', frequency: 'HP:0040283' },
  { disease: 'OMIM:2', term: 'cataract' },
  { disease: 'ORPHA:3', term: 'absence', frequency: '20%' },
  { disease: 'ORPHA:3', term: 'cataract', excluded: true },
  { disease: 'OMIM:4', term: 'cataract', frequency: '0/7' },
]

const aModel = () => buildDiseaseModel({ ...aSmallWorld(), annotations })
const refused = (code: string) => expect.objectContaining({ code })

test('the disease that has the symptoms comes first, with what it shares and what speaks for it', () => {
  const [first] = aModel().rankDiseases({ present: ['focal', 'weakness'] }, { top: 3 })
  expect(first?.disease).toBe('OMIM:1')
  expect(first?.shared.map(({ term }) => term)).toEqual(['focal', 'weakness'])
  expect(first?.parts.likelihood).toBeGreaterThan(0)
  expect(first?.parts.richness).toBeLessThan(0)
})

test('statements of absence make no symptom, and a disease of nothing else is not ranked', () => {
  expect(aModel().diseases).toEqual(['OMIM:1', 'OMIM:2', 'ORPHA:3'])
  const ranked = aModel().rankDiseases({ present: ['cataract'] }, { top: 3 })
  expect(ranked.filter(({ shared }) => shared.length > 0).map(({ disease }) => disease)).toEqual(['OMIM:2'])
})

test('diseases that fit alike come by id, however the file orders them', () => {
  const alike = ['OMIM:9', 'OMIM:10', 'OMIM:2'].map((disease) => ({ disease, term: 'cataract' }))
  const model = buildDiseaseModel({ ...aSmallWorld(), annotations: alike })
  for (const top of [2, 3]) {
    expect(model.rankDiseases({ present: ['cataract'] }, { top }).map(({ disease }) => disease)).toEqual(
      ['OMIM:10', 'OMIM:2', 'OMIM:9'].slice(0, top),
    )
  }
})

test('what most people with a disease have speaks louder than what few have', () => {
  const model = buildDiseaseModel({
    ...aSmallWorld(),
    annotations: [
      { disease: 'OMIM:1', term: 'cataract', frequency: '1%' },
      { disease: 'OMIM:2', term: 'cataract', frequency: '90%' },
    ],
  })
  const order = model.rankDiseases({ present: ['cataract'] }, { top: 2 }).map(({ disease }) => disease)
  expect(order).toEqual(['OMIM:2', 'OMIM:1'])
})

test('a group is as good as the best of its diseases, which it names first', () => {
  const model = aModel()
  const groups = new Map([
    ['OMIM:1', ['fits', 'all']],
    ['ORPHA:3', ['fits']],
    ['OMIM:2', ['all']],
  ])
  const ranked = model.rankDiseaseGroups({ present: ['seizure'] }, { top: 5, groups })
  const beliefs = new Map(
    model.rankDiseases({ present: ['seizure'] }, { top: 5 }).map(({ disease, score }) => [disease, score]),
  )
  const fits = ranked.find(({ group }) => group === 'fits')
  expect(fits?.score).toBe(beliefs.get('OMIM:1'))
  expect(fits?.diseases[0]?.disease).toBe('OMIM:1')
})

test('who names a disease moves its rank, not what it adds to a person’s nearness', () => {
  const plain = buildDiseaseModel({ ...aSmallWorld(), annotations, settings: { sources: {} } })
  const query = { present: ['absence'] }
  expect(aModel().diseaseBonus(query)).toEqual(plain.diseaseBonus(query))
  expect(plain.rankDiseases(query, { top: 1 })[0]?.disease).toBe('ORPHA:3')
})

const anAnnotation = (size: number): fc.Arbitrary<DiseaseAnnotation> =>
  fc.record({
    disease: fc.constantFrom('OMIM:1', 'OMIM:2', 'ORPHA:3', '__proto__', 'constructor'),
    term: someTerms(size).map(([term = '']) => term),
    frequency: fc.constantFrom('', '1/1', '3/7', '80%', 'HP:0040284', 0.5),
  })
const aQuestion = aWorld.chain((world) =>
  fc.record({
    world: fc.constant(world),
    annotations: fc.array(anAnnotation(world.size), { minLength: 1, maxLength: 20 }),
    query: aQuery(world.size),
  }),
)

test('scores lie in 0..1, are 1 together, and fall from first to last; bonuses lie in 0..most', () => {
  fc.assert(
    fc.property(aQuestion, ({ world, annotations, query }) => {
      const model = buildDiseaseModel({ ...world, annotations })
      const scores = model.rankDiseases(query, { top: 99 }).map(({ score }) => score)
      expect(scores).toHaveLength(model.diseases.length)
      expect(scores.reduce((a, b) => a + b, 0)).toBeCloseTo(1)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      const { values, most } = model.diseaseBonus(query)
      expect(Math.max(...values)).toBe(most)
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    }),
    SEEDED,
  )
})

test('neither the order of annotations nor that of symptoms changes anything, to the last bit', () => {
  fc.assert(
    fc.property(aQuestion, ({ world, annotations, query }) => {
      const forth = buildDiseaseModel({ ...world, annotations })
      const back = buildDiseaseModel({ ...world, annotations: annotations.toReversed() })
      const turned = { ...query, present: query.present.toReversed().concat(query.present) }
      expect(back.diseaseBonus(turned)).toEqual(forth.diseaseBonus(query))
      expect(back.rankDiseases(turned, { top: 9 })).toEqual(forth.rankDiseases(query, { top: 9 }))
    }),
    SEEDED,
  )
})

test('the first few are the beginning of the whole ranking', () => {
  fc.assert(
    fc.property(aQuestion, fc.nat(6), ({ world, annotations, query }, top) => {
      const model = buildDiseaseModel({ ...world, annotations })
      expect(model.rankDiseases(query, { top })).toEqual(model.rankDiseases(query, { top: 99 }).slice(0, top))
    }),
    SEEDED,
  )
})

test('frozen input is fine and nothing given is changed', () => {
  const frozen = Object.freeze(annotations.map((annotation) => Object.freeze({ ...annotation })))
  const model = buildDiseaseModel({ ...aSmallWorld(), annotations: frozen })
  expect(model.rankDiseases(Object.freeze({ present: Object.freeze(['focal']) }), { top: 1 })).toHaveLength(1)
})

test('what cannot be ranked is refused with a code', () => {
  const world = aSmallWorld()
  const build = (given: readonly DiseaseAnnotation[]) => () =>
    buildDiseaseModel({ ...world, annotations: given })
  expect(build([])).toThrowError(refused('empty-profile'))
  expect(build([{ disease: 'OMIM:1', term: 'constructor' }])).toThrowError(refused('unknown-term'))
  expect(build([{ disease: '', term: 'focal' }])).toThrowError(refused('invalid-option'))
  expect(build([{ disease: 'OMIM:1', term: 'focal', frequency: 'rarely' }])).toThrowError(
    refused('invalid-option'),
  )
  expect(() =>
    buildDiseaseModel({ ontology: aSmallWorld().ontology, ic: world.ic, annotations }),
  ).toThrowError(refused('wrong-ontology'))
  for (const settings of [{ temperature: 0 }, { overlap: Number.NaN }, { sources: { OMIM: -1 } }]) {
    expect(() => buildDiseaseModel({ ...world, annotations, settings })).toThrowError(
      refused('invalid-option'),
    )
  }
})

test('a query that is none is refused with a code', () => {
  const model = aModel()
  expect(() => model.rankDiseases({ present: [] }, { top: 1 })).toThrowError(refused('empty-profile'))
  expect(() => model.diseaseBonus({ present: ['__proto__'] })).toThrowError(refused('unknown-term'))
  for (const top of [-1, 0.5, Number.NaN]) {
    expect(() => model.rankDiseases({ present: ['focal'] }, { top })).toThrowError(refused('invalid-option'))
  }
})

test('a profile of ten thousand symptoms is answered', () => {
  const present = Array.from({ length: 10_000 }, (_, at) => (at % 2 === 0 ? 'focal' : 'cataract'))
  expect(aModel().rankDiseases({ present }, { top: 1 })).toHaveLength(1)
})
