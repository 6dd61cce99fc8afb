import { describe, expect, it } from 'vitest'
import { factsOf } from './symptom.input.ts'
import { isSame, nothingSaidYet, withFacts } from './symptom.ts'
import { onsetWords } from './symptom-words.ts'

describe('what is said about a symptom', () => {
  it('stays as it was where nothing new is said', () => {
    const known = withFacts(nothingSaidYet, { severity: 'severe', onset: 'age', onsetMonths: 30 })
    expect(withFacts(known, { course: 'still' })).toEqual({ ...known, course: 'still' })
  })

  it('loses the age when it no longer began at an age', () => {
    const known = withFacts(nothingSaidYet, { onset: 'age', onsetMonths: 30 })
    expect(withFacts(known, { onset: 'at-birth' }).onsetMonths).toBeUndefined()
  })

  it('is the same only when every part is', () => {
    const known = { ...nothingSaidYet, ownWords: 'falls' }
    expect(isSame(known, { ...known })).toBe(true)
    expect(isSame(known, { ...known, ownWords: 'falls more' })).toBe(false)
    expect(isSame(known, { ...known, provenance: 'clinician' })).toBe(false)
  })
})

describe('the age at which it began', () => {
  it('is counted in months from years and months', () => {
    expect(factsOf({ onset: 'age', onsetYears: 2, onsetMonths: 3 })).toMatchObject({
      value: { onsetMonths: 27 },
    })
    expect(factsOf({ onset: 'age', onsetMonths: 18 })).toMatchObject({ value: { onsetMonths: 18 } })
  })

  it('must be said when it was chosen, and be one that somebody can reach', () => {
    expect(factsOf({ onset: 'age' })).toMatchObject({ problem: { code: 'age-needed' } })
    expect(factsOf({ onset: 'age', onsetYears: 120, onsetMonths: 1 })).toMatchObject({
      problem: { code: 'age-too-high' },
    })
  })

  it('is said the way people say it', () => {
    expect(onsetWords('en', { onset: 'age', onsetMonths: 18 })).toBe('from the age of 18 months')
    expect(onsetWords('en', { onset: 'age', onsetMonths: 27 })).toBe('from the age of 2 years and 3 months')
    expect(onsetWords('ro', { onset: 'age', onsetMonths: 25 * 12 })).toBe('de la vârsta de 25 de ani')
    expect(onsetWords('es', { onset: 'before-birth' })).toBe('desde antes de nacer')
  })
})
