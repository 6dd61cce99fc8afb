import { expect, test } from 'vitest'
import { buildOntology, type TermRecord } from './index.ts'

const terms: readonly TermRecord[] = [
  { id: 'focal', parents: ['seizure'] },
  { id: 'seizure', parents: ['nervous'], alternatives: ['fit'] },
  { id: 'tremor', parents: ['nervous', 'muscle'] },
  { id: 'nervous', parents: ['root'] },
  { id: 'muscle', parents: ['root'] },
  { id: 'root', parents: [] },
  { id: 'convulsion', parents: [], replacedBy: 'fit' },
]

test('former and obsolete ids resolve to the current one, unknown ids to nothing', () => {
  const ontology = buildOntology({ terms })
  expect(['seizure', 'fit', 'convulsion', 'toString', ''].map(ontology.resolve)).toEqual([
    'seizure',
    'seizure',
    'seizure',
    undefined,
    undefined,
  ])
})

test('ancestors are closed, once each, the term itself first', () => {
  const ontology = buildOntology({ terms })
  expect(ontology.ancestors('convulsion')).toEqual(['seizure', 'nervous', 'root'])
  expect(ontology.ancestors('tremor').toSorted()).toEqual(['muscle', 'nervous', 'root', 'tremor'])
})

test('isA holds for a term and everything broader, through any of its parents', () => {
  const ontology = buildOntology({ terms })
  expect(ontology.isA('focal', 'fit')).toBe(true)
  expect(ontology.isA('tremor', 'muscle')).toBe(true)
  expect(ontology.isA('root', 'root')).toBe(true)
  expect(ontology.isA('seizure', 'focal')).toBe(false)
})

test.each<[string, string, readonly TermRecord[]]>([
  ['its own parent', 'cyclic-ontology', [{ id: 'a', parents: ['a'] }]],
  [
    'a circle of parents below a root',
    'cyclic-ontology',
    [
      { id: 'root', parents: [] },
      { id: 'a', parents: ['b', 'root'] },
      { id: 'b', parents: ['c'] },
      { id: 'c', parents: ['a'] },
    ],
  ],
  [
    'a circle of replacements',
    'cyclic-ontology',
    [
      { id: 'a', parents: [], replacedBy: 'b' },
      { id: 'b', parents: [], replacedBy: 'a' },
    ],
  ],
  ['a parent nobody defines', 'unknown-term', [{ id: 'a', parents: ['constructor'] }]],
  ['a replacement nobody defines', 'unknown-term', [{ id: 'a', parents: [], replacedBy: 'b' }]],
  ['the same id twice', 'duplicate-term', [...terms, { id: 'root', parents: [] }]],
  [
    'a former id that is a current term',
    'duplicate-term',
    [...terms, { id: 'x', parents: [], alternatives: ['root'] }],
  ],
  [
    'a former id claimed by two',
    'duplicate-term',
    [...terms, { id: 'x', parents: [], alternatives: ['fit'] }],
  ],
])('%s is refused as %s', (_, code, records) => {
  expect(() => buildOntology({ terms: records })).toThrow(
    expect.objectContaining({ name: 'MatchingError', code }),
  )
})

test('asking about an unknown term is a typed error that names it', () => {
  const ontology = buildOntology({ terms })
  expect(() => ontology.ancestors('__proto__')).toThrow(
    expect.objectContaining({ code: 'unknown-term', subject: '__proto__' }),
  )
  expect(() => ontology.isA('root', 'nothing')).toThrow(expect.objectContaining({ code: 'unknown-term' }))
})

test('a chain of 100,000 terms is walked without running out of stack or memory', () => {
  const ontology = buildOntology({
    terms: Array.from({ length: 100_000 }, (_, at) => ({
      id: `t${at}`,
      parents: at === 0 ? [] : [`t${at - 1}`],
    })),
  })
  expect(ontology.ancestors('t99999')).toHaveLength(100_000)
  expect(ontology.isA('t99999', 't0')).toBe(true)
})
