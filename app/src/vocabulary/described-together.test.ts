import { describe, expect, it } from 'vitest'
import { describedTogether } from './described-together.ts'

const row = (disease: string, terms: readonly string[], shares: Readonly<Record<string, number>> = {}) => ({
  disease,
  terms,
  absent: terms.map((term) => term === 'ache'),
  shares: terms.map((term) => shares[term] ?? null),
})
const rows = [
  row('near', ['falls', 'weak', 'tired']),
  row('far', ['cough', 'tired', 'fever']),
  row('wide', ['falls', 'cough', 'fever', 'rash', 'jargon', 'itch', 'ache']),
]
const asked: string[] = []
const words = {
  ancestorsOf: (id: string) => new Set(id === 'falls' ? ['falls', 'gait'] : [id]),
  isPlain: (term: string) => {
    asked.push(term)
    return term !== 'jargon'
  },
}
const together = describedTogether(rows, words)

describe('what is described together with symptoms', () => {
  it('comes first from the disease that shares the most', () => {
    expect(together(['falls', 'weak'], 3)[0]).toBe('tired')
  })

  it('comes first when it is frequent there', () => {
    const shares = { itch: 0.9, fever: 0.1 }
    const often = describedTogether([row('one', ['falls', 'fever', 'itch'], shares)], words)
    expect(often(['falls'], 2)).toEqual(['itch', 'fever'])
  })

  it('never offers what is on the list already, what a disease does not have, or words nobody uses', () => {
    const offered = together(['falls'], 20)
    expect(offered).not.toContain('falls')
    expect(offered).not.toContain('ache')
    expect(offered).not.toContain('jargon')
    expect(offered.length).toBeGreaterThan(4)
  })

  it('never asks again for something broader than what was said', () => {
    const broad = describedTogether([row('one', ['falls', 'gait', 'weak'])], words)
    expect(broad(['falls'], 5)).toEqual(['weak'])
  })

  it('starts with what most diseases have when nothing was said yet', () => {
    expect(together([], 4)).toEqual(['cough', 'falls', 'fever', 'tired'])
  })

  it('looks nothing up again at a question: which words are plain is known for the release', () => {
    const before = asked.length
    together(['falls', 'weak'], 60)
    expect(asked).toHaveLength(before)
  })
})
