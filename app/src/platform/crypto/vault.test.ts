import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault, SealBroken } from './index.ts'

const vault = createVault(randomBytes(32))
const owner = '0c4b2c4e-0001-4000-8000-000000000001'
const { key, wrapped } = vault.newKey(owner)
const place = { table: 'people.person', column: 'given_name', owner }

describe('field encryption', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => vault.open(key, place, vault.seal(key, place, text)) === text,
      ),
      { seed: 1 },
    )
  })

  it('refuses a value moved to another table, column or person', () => {
    const part = fc.string({ minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(part, part, part, (table, column, other) => {
        fc.pre(table !== place.table || column !== place.column || other !== owner)
        const sealed = vault.seal(key, place, 'Ana')
        expect(() => vault.open(key, { table, column, owner: other }, sealed)).toThrow(SealBroken)
      }),
      { seed: 2, numRuns: process.env.DRILLS === '1' ? 10_000 : 1000 },
    )
  })

  it('keeps the parts of a place apart', () => {
    const sealed = vault.seal(key, { table: 'a', column: 'b|c', owner }, 'x')
    expect(() => vault.open(key, { table: 'a|b', column: 'c', owner }, sealed)).toThrow(SealBroken)
  })

  it('refuses any altered byte', () => {
    const sealed = vault.seal(key, place, 'Ana')
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(() => vault.open(key, place, altered)).toThrow(SealBroken)
    }
  })

  it('wraps a key for its owner alone, and opens nothing under another key-encryption key', () => {
    expect(vault.unwrap(owner, wrapped).equals(key)).toBe(true)
    expect(() => vault.unwrap('somebody else', wrapped)).toThrow(SealBroken)
    expect(() => createVault(randomBytes(32)).unwrap(owner, wrapped)).toThrow(SealBroken)
  })

  it('gives different fingerprints for different purposes', () => {
    expect(vault.fingerprint('e-mail', 'a@b.example')).not.toEqual(
      vault.fingerprint('address', 'a@b.example'),
    )
    expect(vault.fingerprint('e-mail', 'a@b.example')).toEqual(vault.fingerprint('e-mail', 'a@b.example'))
  })
})
