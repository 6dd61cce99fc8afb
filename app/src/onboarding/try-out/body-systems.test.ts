import { describe, expect, it } from 'vitest'
import { bodySystems } from './body-systems.ts'

const broader: Readonly<Record<string, readonly string[]>> = {
  'HP:0001250': ['HP:0001250', 'HP:0000707', 'HP:0000118'],
  'HP:0000508': ['HP:0000508', 'HP:0000478', 'HP:0000707', 'HP:0000118'],
  'HP:0001626': ['HP:0001626', 'HP:0000118'],
}
const tree = {
  childrenOf: (id: string) => (id === 'HP:0000118' ? ['HP:0000478', 'HP:0000707', 'HP:0001626'] : []),
  ancestorsOf: (id: string) => new Set(broader[id] ?? [id]),
}
const said = (term: string, presence: 'present' | 'absent' | 'unsure' = 'present') => ({
  term,
  presence,
  said: '',
})

describe('body systems', () => {
  it('are those of what is there or may be there, most touched first, never of what is absent', () => {
    const found = bodySystems(tree, [
      said('HP:0001250'),
      said('HP:0000508', 'unsure'),
      said('HP:0001626', 'absent'),
    ])
    expect(found).toEqual([
      { id: 'HP:0000707', terms: ['HP:0001250', 'HP:0000508'] },
      { id: 'HP:0000478', terms: ['HP:0000508'] },
    ])
  })
})
