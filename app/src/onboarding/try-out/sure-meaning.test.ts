import { describe, expect, it } from 'vitest'
import { isSure } from './sure-meaning.ts'

const broader: Readonly<Record<string, readonly string[]>> = { falls: ['gait'], diarrhoea: ['gut'] }
const ancestorsOf = (id: string) => new Set([id, ...(broader[id] ?? [])])
const sure = (...candidates: readonly (readonly [string, number])[]) =>
  isSure(
    candidates.map(([id, score]) => ({ id, score })),
    ancestorsOf,
  )

describe('a meaning is chosen beforehand', () => {
  it('when it stands alone, said in known words', () => {
    expect(sure(['falls', 0.92], ['run', 0.6])).toBe(true)
  })

  it('when what is about as likely is only a wider or a narrower word for it', () => {
    expect(sure(['falls', 0.97], ['gait', 0.96])).toBe(true)
    expect(sure(['gait', 0.97], ['falls', 0.96])).toBe(true)
  })

  it('never when something else is about as likely', () => {
    expect(sure(['diarrhoea', 0.98], ['run', 0.96])).toBe(false)
  })

  it('never when a word had to be guessed, or most of what was said is unknown', () => {
    expect(sure(['falls', 0.85])).toBe(false)
    expect(sure(['falls', 0.38])).toBe(false)
    expect(sure()).toBe(false)
  })
})
