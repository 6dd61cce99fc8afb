import { describe, expect, it } from 'vitest'
import { likenessOf } from './likeness.ts'

const noa = { name: 'Noá', country: 'ES', birthYear: 2015, birthMonth: 4 }

describe('the same child described twice', () => {
  it('is alike however the first name was written', () => {
    for (const name of ['Noa', 'NOA', ' noa ', 'Noa M.', 'Noa-Lu']) {
      expect(likenessOf({ ...noa, name })).toBe(likenessOf(noa))
    }
  })

  it('is another child with another month, country or name, and nobody where too little was said', () => {
    const others = [{ birthMonth: 5 }, { country: 'RO' }, { name: 'Noe' }, { birthYear: 2016 }]
    for (const other of others) expect(likenessOf({ ...noa, ...other })).not.toBe(likenessOf(noa))
    const unsaid = [{ birthMonth: undefined }, { birthYear: undefined }, { name: undefined }, { name: 'N.' }]
    for (const one of unsaid) expect(likenessOf({ ...noa, ...one })).toBeUndefined()
  })
})
