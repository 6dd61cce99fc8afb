import { describe, expect, it } from 'vitest'
import { shippedTable } from '../shipped.ts'
import { everydayTables } from './everyday-tables.ts'
import { hitRate, readPhrases } from './search-promise.ts'
import { fullTerms, starterTerms } from './searchable-from-files.ts'
import { buildSymptomSearch } from './symptom-search.ts'

const everyday = everydayTables()
const phrases = readPhrases(shippedTable('search/phrases.tsv'))
const starter = await starterTerms()

describe('the search over the starter vocabulary', () => {
  const search = buildSymptomSearch(starter, everyday)
  const first = (query: string, locale: string, typing = false) =>
    search(query, { locale, limit: 3, typing }).map(({ id }) => id)

  it.each([
    ['everyday words', 'falls a lot', 'en', 'HP:0002359'],
    ['any order', 'lot falls he a', 'en', 'HP:0002359'],
    ['a slip', 'seizzures', 'en', 'HP:0001250'],
    ['two swapped letters', 'siezures', 'en', 'HP:0001250'],
    ['missing accents', 'convulsion', 'es', 'HP:0001250'],
    ['Spanish words', 'se cae mucho', 'es', 'HP:0002359'],
    ['Romanian words without diacritics', 'cade des', 'ro', 'HP:0002359'],
  ])('forgives %s', (_what, query, locale, id) => {
    expect(first(query, locale)).toContain(id)
  })

  it('follows while somebody types', () => {
    expect(first('seiz', 'en', true)).toContain('HP:0001250')
    expect(first('seiz', 'en')).not.toContain('HP:0001250')
  })

  it('answers nothing to nothing, and stands very long questions', () => {
    expect(search('', { locale: 'en' })).toEqual([])
    expect(search('   …', { locale: 'es' })).toEqual([])
    expect(() => search('falls '.repeat(10_000), { locale: 'en' })).not.toThrow()
  })

  it('finds the right term in the first five for 3 in 4 of the phrases it has a term for', () => {
    const known = new Set(starter.map(({ id }) => id))
    const answerable = phrases.filter(({ expected }) => [...expected].some((id) => known.has(id)))
    expect(answerable.length).toBeGreaterThan(150)
    expect(hitRate(search, answerable)).toBeGreaterThan(0.75)
  })
})

const vocabularies = process.env.VOCABULARIES_DIR
describe.skipIf(vocabularies === undefined)(
  'the search over a full release',
  { timeout: 60_000 },
  async () => {
    const terms = vocabularies === undefined ? [] : await fullTerms(vocabularies)
    const search = buildSymptomSearch(terms, everyday)

    it('finds the right term in the first five for nine in ten phrases of each language', () => {
      for (const language of ['en', 'es'] as const) {
        const ours = phrases.filter((each) => each.language === language)
        expect(ours.length).toBeGreaterThanOrEqual(125)
        expect(hitRate(search, ours), language).toBeGreaterThanOrEqual(0.9)
      }
    })

    it('does so for the half nobody looked at while tuning', () => {
      expect(
        hitRate(
          search,
          phrases.filter(({ half }) => half === 'unseen'),
        ),
      ).toBeGreaterThanOrEqual(0.88)
    })

    it('keeps our everyday tables alive: nearly every answer they give exists as a name', () => {
      const known = new Set(
        terms.flatMap(({ names }) => names.map(({ text }) => text.toLowerCase().replace(/-/gu, ' '))),
      )
      const means = Object.values(everyday).flatMap(({ entries }) => entries.flatMap((entry) => entry.means))
      const dead = means.filter((text) => !known.has(text.toLowerCase().replace(/-/gu, ' ')))
      expect(means.length).toBeGreaterThan(1_000)
      expect(dead.length / means.length).toBeLessThan(0.02)
    })
  },
)
