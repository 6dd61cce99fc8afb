import { describe, expect, it } from 'vitest'
import { codeAt, newSecret, secretShown, stepOf } from './one-time-code.ts'

const now = new Date('2026-11-25T10:00:10Z')
const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)

describe('a code from an app', () => {
  // RFC 6238, appendix B: the last six of the eight digits given there for SHA-1.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('is the one of RFC 6238 at %i seconds', (seconds, code) => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(codeAt(secret, new Date(seconds * 1000))).toBe(code)
    expect(stepOf(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30))
  })

  it('counts half a minute early or late, and no longer', () => {
    const secret = newSecret()
    const code = codeAt(secret, now)
    const step = stepOf(secret, code, now)
    expect([stepOf(secret, code, after(30)), stepOf(secret, code, after(-30))]).toEqual([step, step])
    expect([stepOf(secret, code, after(60)), stepOf(secret, code, after(-60))]).toEqual([
      undefined,
      undefined,
    ])
  })

  it('is of no use for another secret', () => {
    expect(stepOf(newSecret(), codeAt(newSecret(), now), now)).toBeUndefined()
  })
})

describe('a new secret', () => {
  it('has 160 bits, and is shown as text, as picture and as address that say the same', () => {
    const secret = newSecret()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    const shown = secretShown(secret, 'ana & luca')
    expect(shown.secret.replaceAll(' ', '')).toBe(secret)
    expect(new URL(shown.uri).searchParams.get('secret')).toBe(secret)
    expect(shown.uri).toContain('Share4Rare')
    expect(shown.picture).toMatch(/^data:image\/svg\+xml;base64,/)
  })
})
