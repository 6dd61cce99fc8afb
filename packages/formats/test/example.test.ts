import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromPhenopacket, toPhenopacket, validatePhenopacket } from '../src/phenopacket-v2/index.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

const { packet, lost } = toPhenopacket(
  {
    id: 'person-7',
    sex: 'female',
    ageMonths: 54,
    features: [
      {
        term: { id: 'HP:0001250', label: 'Seizure' },
        presence: 'present',
        onset: { when: 'age', months: 30 },
      },
      { term: { id: 'HP:0000365', label: 'Hearing impairment' }, presence: 'unsure' },
    ],
    diseases: [],
  },
  {
    id: 'packet-1',
    created: '2026-11-22T10:00:00Z',
    createdBy: 'Share4Rare',
    versions: { HP: '2026-01-08' },
  },
)

test('the example of the README runs and answers as it says', () => {
  const own = read('./example.test.ts')
  const example = own.slice(own.indexOf('const { packet'), own.indexOf("test('")).trim()
  expect(read('../README.md')).toContain(example)
  expect(lost).toEqual([
    { path: 'features[1]', reason: 'A Phenopacket knows found and excluded, not unsure.' },
  ])
  expect(validatePhenopacket(packet)).toEqual([])
  expect(fromPhenopacket(JSON.parse(JSON.stringify(packet)))).toMatchObject({ ok: true, lost: [] })
})
