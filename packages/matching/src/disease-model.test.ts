import { expect, test } from 'vitest'
import { aSmallWorld } from '../test/small-world.ts'
import { buildDiseaseModel } from './disease-model.ts'

const annotations = [
  { disease: 'OMIM:1', term: 'focal', frequency: '9/10' },
  { disease: 'OMIM:1', term: 'weakness', frequency: 'HP:0040283' },
  { disease: 'OMIM:2', term: 'cataract' },
  { disease: 'ORPHA:3', term: 'absence', frequency: '20%' },
  { disease: 'ORPHA:3', term: 'cataract', excluded: true },
  { disease: 'OMIM:4', term: 'cataract', frequency: '0/7' },
]

const aModel = () => buildDiseaseModel({ ...aSmallWorld(), annotations })

test('the disease that has the symptoms comes first, with what it shares', () => {
  const [first] = aModel().rankDiseases({ present: ['focal', 'weakness'] }, { top: 3 })
  expect(first?.disease).toBe('OMIM:1')
  expect(first?.shared.map(({ term }) => term).sort()).toEqual(['focal', 'weakness'])
})

test('statements of absence make no symptom, and a disease of nothing else is not ranked', () => {
  expect(aModel().diseases).toEqual(['OMIM:1', 'OMIM:2', 'ORPHA:3'])
  const [first] = aModel().rankDiseases({ present: ['cataract'] }, { top: 3 })
  expect(first?.disease).toBe('OMIM:2')
})
