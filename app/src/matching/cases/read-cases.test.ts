import { describe, expect, it } from 'vitest'
import { caseAge } from './published-case.ts'
import { readCases } from './read-cases.ts'

const header = '#case_id\tpmid\tcohort\tsex\tage\tpresent\texcluded\tdisease\tdisease_equiv\tgenes\tvariants'
const known = new Set(['HP:0000001', 'HP:0000002', 'HP:0000003'])
const follow = (id: string): string | undefined =>
  id === 'HP:0000009' ? 'HP:0000002' : known.has(id) ? id : undefined
const row = (change: Readonly<Record<number, string>> = {}): string =>
  [
    'PPS:a',
    '123',
    'ABC',
    'MALE',
    'P4Y6M',
    'HP:0000001|HP:0000009',
    'HP:0000003',
    'OMIM:1',
    'MONDO:1|ORPHA:1',
    'ABC',
    'c.1A>G',
  ]
    .map((cell, at) => change[at] ?? cell)
    .join('\t')

describe('the table of published cases', () => {
  it('gives each case with its symptoms in force and every code of its diagnosis', () => {
    const table = readCases([header, row(), ''].join('\n'), follow)
    expect(table?.skipped).toEqual([])
    expect(table?.cases).toEqual([
      {
        id: 'PPS:a',
        pmid: '123',
        cohort: 'ABC',
        sex: 'male',
        age: 'P4Y6M',
        present: ['HP:0000001', 'HP:0000002'],
        excluded: ['HP:0000003'],
        diseaseId: 'OMIM:1',
        diseaseEquivalents: ['MONDO:1', 'ORPHA:1'],
        genes: ['ABC'],
        variants: ['c.1A>G'],
      },
    ])
  })

  it('finds its columns by name, in any order', () => {
    const turned = (line: string): string => line.split('\t').reverse().join('\t')
    const table = readCases([turned(header.slice(1)), turned(row())].join('\n'), follow)
    expect(table?.cases.map(({ id, pmid }) => [id, pmid])).toEqual([['PPS:a', '123']])
  })

  it.each([
    ['a row cut short', 'PPS:b\t1', 'it has 2 columns, and the header has 11'],
    ['an id of something else', row({ 0: 'person 7' }), '"person 7" is not the id of a case'],
    ['no PubMed number', row({ 1: '' }), '"" is not a PubMed number'],
    [
      'an unknown symptom',
      row({ 5: 'HP:0000001|HP:7777777' }),
      'the vocabulary does not know the symptom HP:7777777',
    ],
    [
      'an unknown absent symptom',
      row({ 6: 'HP:7777777' }),
      'the vocabulary does not know the symptom HP:7777777',
    ],
    ['no symptom at all', row({ 5: '' }), 'it names no symptom'],
    ['a sex it does not know', row({ 3: 'M' }), '"M" is not a sex this table knows'],
    ['a code that is none', row({ 7: 'measles' }), '"measles" is not the code of a disease'],
  ])('leaves out %s, says its line and why, and takes the rest', (_, wrong, reason) => {
    const table = readCases(
      [header, row({ 0: 'PPS:first' }), wrong, row({ 0: 'PPS:last' })].join('\n'),
      follow,
    )
    expect(table?.skipped).toEqual([{ line: 3, reason }])
    expect(table?.cases.map(({ id }) => id)).toEqual(['PPS:first', 'PPS:last'])
  })

  it('takes the first of two rows with the same id', () => {
    const table = readCases([header, row(), row({ 1: '999' })].join('\n'), follow)
    expect(table?.cases.map(({ pmid }) => pmid)).toEqual(['123'])
    expect(table?.skipped).toEqual([{ line: 3, reason: 'the case PPS:a was in the table before' }])
  })

  it('is not taken for one when a column is missing', () => {
    expect(readCases(header.replace('\tpmid', ''), follow)).toBeUndefined()
  })
})

describe('the age in a paper', () => {
  it.each([
    ['P4Y6M', { unit: 'years', count: 4 }],
    ['P11M', { unit: 'months', count: 11 }],
    ['P1W2D', { unit: 'days', count: 9 }],
    ['P0D', { unit: 'days', count: 0 }],
    ['about four', undefined],
    ['P', undefined],
    [undefined, undefined],
  ])('%s is told in its largest unit', (text, expected) => {
    expect(caseAge(text)).toEqual(expected)
  })
})
