import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createVault, oneKey } from '../../platform/crypto/index.ts'
import { openCarried, sealCarried } from './carried.ts'
import type { SaidSymptom } from './said-symptom.ts'

const vault = createVault(oneKey(randomBytes(32)))
const symptom = (at: number, said: string): SaidSymptom => ({
  term: `HP:${String(at).padStart(7, '0')}`,
  presence: at % 2 === 0 ? 'present' : 'absent',
  said,
})

describe('what a try-out carries over', () => {
  it('comes back as it was said', () => {
    const said = [symptom(1, 'nu merge, cade des'), symptom(2, 'ojos caídos')]
    expect(openCarried(vault, sealCarried(vault, said))).toEqual(said)
  })

  it('fits a cookie however much was said, and loses no symptom', () => {
    const said = Array.from({ length: 24 }, (_, at) => symptom(at, 'ț'.repeat(300)))
    const value = sealCarried(vault, said)
    expect(value.length).toBeLessThanOrEqual(3000)
    expect(openCarried(vault, value).map(({ term }) => term)).toEqual(said.map(({ term }) => term))
  })

  it('cannot be read in the cookie, and is nothing once altered or sealed by somebody else', () => {
    const value = sealCarried(vault, [symptom(1, 'falls a lot')])
    expect(Buffer.from(value, 'base64url').toString('latin1')).not.toContain('falls')
    expect(openCarried(vault, `${value.slice(0, -4)}AAAA`)).toEqual([])
    expect(openCarried(createVault(oneKey(randomBytes(32))), value)).toEqual([])
    expect(openCarried(vault, 'anything')).toEqual([])
    expect(openCarried(vault, undefined)).toEqual([])
  })
})
