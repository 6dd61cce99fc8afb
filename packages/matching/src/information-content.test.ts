import { expect, test } from 'vitest'
import { buildOntology, informationContent } from './index.ts'

const ontology = buildOntology({
  terms: [
    { id: 'root', parents: [] },
    { id: 'nervous', parents: ['root'] },
    { id: 'seizure', parents: ['nervous'], alternatives: ['fit'] },
    { id: 'never', parents: ['seizure'] },
  ],
})

test('a term weighs -ln of the share of profiles that have it or a kind of it, to 1/64 nat', () => {
  const ic = informationContent(ontology, [
    { terms: ['fit', 'nervous'] },
    { terms: ['nervous'] },
    { terms: ['root'] },
    { terms: ['root'] },
    { terms: [] },
  ])
  expect(ic.profiles).toBe(4)
  expect(ic.of('root')).toBe(0)
  expect(ic.of('nervous')).toBe(Math.round(Math.log(2) * 64) / 64)
  expect(ic.of('seizure')).toBe(Math.round(Math.log(4) * 64) / 64)
  expect(Array.from(ic.weights)).toEqual([0, 44, 89, 89])
})

test('a term nobody has is as telling as one that a single profile has, never endlessly so', () => {
  const ic = informationContent(ontology, [{ terms: ['seizure'] }, { terms: ['root'] }])
  expect(ic.of('never')).toBe(ic.of('seizure'))
})

test('nothing to count, and unknown terms, are typed errors', () => {
  expect(() => informationContent(ontology, [{ terms: [] }])).toThrow(
    expect.objectContaining({ code: 'empty-profile' }),
  )
  expect(() => informationContent(ontology, [{ terms: ['flu'] }])).toThrow(
    expect.objectContaining({ code: 'unknown-term', subject: 'flu' }),
  )
})
