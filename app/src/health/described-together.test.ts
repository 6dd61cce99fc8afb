import { describe, expect, it } from 'vitest'
import { describedTogether } from './described-together.ts'

const diseases: Readonly<Record<string, readonly string[]>> = {
  near: ['falls', 'weak', 'tired'],
  far: ['cough', 'tired', 'fever'],
  wide: ['falls', 'cough', 'fever', 'rash', 'jargon', 'itch', 'ache'],
}
const vocabulary = {
  describedDiseases: () => Object.keys(diseases),
  symptomsOf: (disease: string) =>
    (diseases[disease] ?? []).map((term) => ({ term, absent: term === 'ache', share: undefined })),
  explain: (term: string) => ({ text: term, plain: term !== 'jargon' }),
}
const together = describedTogether(vocabulary)

describe('what is described together with symptoms', () => {
  it('comes first from the disease that shares the most', () => {
    expect(together(['falls', 'weak'], 3)[0]).toBe('tired')
  })

  it('never offers what is on the list already, what a disease does not have, or words nobody uses', () => {
    const offered = together(['falls'], 20)
    expect(offered).not.toContain('falls')
    expect(offered).not.toContain('ache')
    expect(offered).not.toContain('jargon')
    expect(offered.length).toBeGreaterThan(4)
  })

  it('starts with what most diseases have when nothing was said yet', () => {
    expect(together([], 4)).toEqual(['cough', 'falls', 'fever', 'tired'])
  })
})
