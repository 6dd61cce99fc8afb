import { describe, expect, it } from 'vitest'
import { fieldsOf } from './body.ts'

describe('form fields', () => {
  it('become plain data: lists, objects in objects, trimmed text, nothing empty', () => {
    expect(
      fieldsOf([
        ['name', '  Ana \r\n'],
        ['empty', '   '],
        ['languages[]', 'es'],
        ['languages[]', 'ro'],
        ['birth.year', '2022'],
        ['birth.month', '5'],
      ]),
    ).toEqual({ name: 'Ana', languages: ['es', 'ro'], birth: { year: '2022', month: '5' } })
  })

  it('never reach the prototype of an object', () => {
    fieldsOf([
      ['__proto__.polluted', 'yes'],
      ['constructor.prototype.polluted', 'yes'],
      ['a.__proto__.polluted', 'yes'],
    ])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('keep the first meaning when a name is used as text and as object', () => {
    expect(
      fieldsOf([
        ['a', 'text'],
        ['a.b', 'inner'],
        ['a[]', 'list'],
      ]),
    ).toEqual({ a: 'text' })
  })

  it('are left aside where somebody sends a name of a hundred thousand dots, or as many fields', () => {
    expect(fieldsOf([[`a${'.a'.repeat(100_000)}`, 'x']])).toEqual({})
    const many = Array.from({ length: 100_000 }, (_, at): [string, string] => [`f${at}`, 'x'])
    expect(Object.keys(fieldsOf(many))).toHaveLength(2000)
  })
})
