import type { Examples } from '../access/index.ts'

export const examples: Examples = {
  'vocabulary.search-symptoms': () => ({ q: 'falls a lot' }),
  'vocabulary.search-diseases': () => ({ q: 'ORPHA:98896' }),
  'vocabulary.browse-term': () => ({ id: 'HP:0001250' }),
  'vocabulary.sources': () => ({}),
}
