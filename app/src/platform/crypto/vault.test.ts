import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault, oneKey, SealBroken, withNewKey, withoutRetired, withRetired } from './index.ts'

const vault = createVault(oneKey(randomBytes(32)))
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
    expect(() => createVault(oneKey(randomBytes(32))).unwrap(owner, wrapped)).toThrow(SealBroken)
  })

  it('opens under several versions of the key what each of them wrapped, and wraps with the newest', () => {
    const first = oneKey(randomBytes(32))
    const both = withNewKey(first)
    const old = createVault(first)
    const rotating = createVault(both)
    const onlyNew = createVault(withoutRetired(withRetired(both, '2026-11-26'), '2026-11-26'))
    const made = old.newKey(owner)
    const again = rotating.rewrap(owner, made.wrapped) ?? made.wrapped
    expect(rotating.unwrap(owner, made.wrapped).equals(made.key)).toBe(true)
    expect(onlyNew.unwrap(owner, again).equals(made.key)).toBe(true)
    expect(rotating.rewrap(owner, again)).toBeUndefined()
    expect(() => onlyNew.unwrap(owner, made.wrapped)).toThrow('version 1 of the key')
    expect(() => old.unwrap(owner, again)).toThrow('version 2 of the key')
    const waiting = old.sealOwn(place, 'Ana')
    expect(rotating.openOwn(place, waiting)).toBe('Ana')
    expect(onlyNew.openOwn(place, rotating.sealOwn(place, 'Ana'))).toBe('Ana')
    expect(onlyNew.fingerprint('e-mail', 'a@b.example')).toEqual(old.fingerprint('e-mail', 'a@b.example'))
  })

  it('reads the key file again where it meets a version it does not know yet', () => {
    const first = oneKey(randomBytes(32))
    const both = withNewKey(first)
    const late = createVault(first, () => both)
    const made = createVault(both).newKey(owner)
    expect(late.unwrap(owner, made.wrapped).equals(made.key)).toBe(true)
    expect(createVault(both).rewrap(owner, late.newKey(owner).wrapped)).toBeUndefined()
  })

  it('gives different fingerprints for different purposes', () => {
    expect(vault.fingerprint('e-mail', 'a@b.example')).not.toEqual(
      vault.fingerprint('address', 'a@b.example'),
    )
    expect(vault.fingerprint('e-mail', 'a@b.example')).toEqual(vault.fingerprint('e-mail', 'a@b.example'))
  })
})
