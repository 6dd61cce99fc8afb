import { describe, expect, it } from 'vitest'
import { nicknameSchema } from './about.ts'

describe('a nickname', () => {
  it.each(['luz-de-abril', 'Ștefan_2', 'ñandú', 'Ελπίδα', 'надежда', 'نور', '小さな光'])(
    'may be %s',
    (name) => {
      expect(nicknameSchema.safeParse(name).success).toBe(true)
    },
  )

  it.each([
    ['an invisible sign', 'luz\u{FE0F}-de-abril'],
    ['a joiner nobody sees', 'luz\u{34F}de'],
    ['a letter that is blank', 'luz\u{3164}de'],
    ['letters of two scripts that look the same', 'p\u{430}blo'],
    ['a pile of accents', `luz${'\u{301}'.repeat(5)}`],
    ['a space', 'luz de abril'],
    ['markup', '<b>luz</b>'],
    ['an end of line', 'luz\nBcc'],
  ])('may not hold %s', (_, name) => {
    expect(nicknameSchema.safeParse(name).success).toBe(false)
  })

  it('is the same however its accents were typed', () => {
    expect(nicknameSchema.parse('nin\u{303}o')).toBe(nicknameSchema.parse('ni\u{F1}o'))
  })
})
