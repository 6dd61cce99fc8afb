import { describe, expect, it } from 'vitest'
import { hashOfCode, newCode } from './code.ts'

describe('a code', () => {
  it('is three groups of four that differ each time', () => {
    const codes = Array.from({ length: 200 }, newCode)
    expect(codes.every((code) => /^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/.test(code))).toBe(true)
    expect(new Set(codes).size).toBe(200)
  })

  it('is the same however it is typed', () => {
    const wanted = hashOfCode('0A1B-CDEF-GHJK')
    for (const typed of ['0a1b cdef ghjk', ' 0A1BCDEFGHJK', 'oaib-cdef-ghjk', 'OALB.CDEF.GHJK'])
      expect(hashOfCode(typed)).toEqual(wanted)
    expect(hashOfCode('0A1B-CDEF-GHJM')).not.toEqual(wanted)
  })
})
