import { describe, expect, it } from 'vitest'
import { everydayTables } from './everyday-tables.ts'
import { ownWordsReader } from './own-words.ts'
import { starterTerms } from './searchable-from-files.ts'
import { buildSymptomSearch } from './symptom-search.ts'

const read = ownWordsReader(buildSymptomSearch(await starterTerms(), everydayTables()))
const heard = (text: string, locale: string) =>
  read(text, locale).map(({ phrase, presence }) => [presence, phrase])
const falls = 'HP:0002359'
const seizure = 'HP:0001250'

describe('reading what somebody writes in their own words', () => {
  it('takes a text apart into what is said, denied and doubted', () => {
    const text = "He falls a lot, can't climb stairs and he does not have seizures. Maybe squint?"
    expect(heard(text, 'en')).toEqual([
      ['present', 'He falls a lot'],
      ['present', "can't climb stairs"],
      ['absent', 'he does not have seizures'],
      ['unsure', 'Maybe squint'],
    ])
    const [first, , third] = read(text, 'en')
    expect(first?.candidates.map(({ id }) => id)).toContain(falls)
    expect(third?.candidates[0]?.id).toBe(seizure)
  })

  it('understands denial and doubt in Spanish and Romanian', () => {
    expect(heard('Se cae mucho y babea. No tiene convulsiones. Quizás ve mal', 'es')).toEqual([
      ['present', 'Se cae mucho'],
      ['present', 'babea'],
      ['absent', 'No tiene convulsiones'],
      ['unsure', 'Quizás ve mal'],
    ])
    expect(heard('Cade des. Nu are convulsii. Cred că aude slab', 'ro')).toEqual([
      ['present', 'Cade des'],
      ['absent', 'Nu are convulsii'],
      ['unsure', 'Cred că aude slab'],
    ])
  })

  it.each([
    ['she has no strength in her legs', 'en'],
    ['does not walk yet', 'en'],
    ["can't talk", 'en'],
    ['no tiene fuerza', 'es'],
    ['no camina todavía', 'es'],
    ['nu poate merge', 'ro'],
    ['nu are putere în picioare', 'ro'],
  ])('knows that what is lacking is a symptom: %s', (text, locale) => {
    expect(heard(text, locale)).toEqual([['present', text]])
  })

  it('carries a denial along a list', () => {
    expect(heard('No fever, headaches or seizures', 'en').map(([presence]) => presence)).toEqual(
      expect.arrayContaining(['absent']),
    )
    expect(heard('No fever, headaches or seizures', 'en').some(([presence]) => presence === 'present')).toBe(
      false,
    )
  })

  it('keeps one thing in one piece', () => {
    expect(heard('numb hands and feet', 'en')).toEqual([['present', 'numb hands and feet']])
  })

  it('says nothing about nothing, and asks where it does not understand', () => {
    expect(read('   ', 'en')).toEqual([])
    expect(read('xqzzt vbgtqq', 'en')).toEqual([
      { phrase: 'xqzzt vbgtqq', presence: 'present', candidates: [] },
    ])
  })
})
