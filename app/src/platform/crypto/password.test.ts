import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './index.ts'

describe('a stored password', () => {
  it('is argon2id with at least 46 MiB, one pass, one lane', async () => {
    const [, memory, passes, lanes] =
      /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(await hashPassword('x')) ?? []
    expect(Number(memory)).toBeGreaterThanOrEqual(46 * 1024)
    expect(Number(passes)).toBeGreaterThanOrEqual(1)
    expect(Number(lanes)).toBe(1)
  })

  it('opens with the same words however their accents were typed, and with no others', async () => {
    const stored = await hashPassword('a\u00f1os de lluvia fina')
    expect(await verifyPassword('an\u0303os de lluvia fina', stored)).toBe(true)
    expect(await verifyPassword('anos de lluvia fina', stored)).toBe(false)
    expect(await verifyPassword('anything', 'not a hash')).toBe(false)
  })
})
