import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'

const say = catalogue({
  en: {
    hello: 'Hello {name}',
    people: '{count, plural, one {# person} other {# people}}',
    less: 'a < b, not <b>bold</b>',
  },
  es: { hello: 'Hola, {name}', people: '{count, plural, one {# persona} other {# personas}}', less: 'a < b' },
  ro: {
    hello: 'Bună, {name}',
    people: '{count, plural, one {# persoană} few {# persoane} other {# de persoane}}',
    less: 'a < b',
  },
  ar: {
    hello: 'مرحبا {name}',
    people: '{count, plural, zero {لا أحد} one {شخص} two {شخصان} few {# أشخاص} many {# شخصا} other {# شخص}}',
    less: 'a < b',
  },
})

describe('a catalogue', () => {
  it('speaks each language with its own words and plurals', () => {
    expect(say('en')('hello', { name: 'Ana' })).toBe('Hello Ana')
    expect(say('es')('people', { count: 1 })).toBe('1 persona')
    expect([1, 3, 25].map((count) => say('ro')('people', { count }))).toEqual([
      '1 persoană',
      '3 persoane',
      '25 de persoane',
    ])
    expect([0, 2].map((count) => say('ar')('people', { count }))).toEqual(['لا أحد', 'شخصان'])
  })

  it('speaks English, with English plurals, under Arabic where it has no Arabic', () => {
    const english = catalogue({
      en: { days: '{n, plural, one {# day} other {# days}}' },
      es: { days: '{n}' },
      ro: { days: '{n}' },
    })
    expect(english('ar')('days', { n: 2 })).toBe('2 days')
  })

  it('treats markup in a message as text', () => {
    expect(say('en')('less')).toBe('a < b, not <b>bold</b>')
  })

  it('throws when a value the message needs is missing, instead of showing a hole', () => {
    expect(() => say('en')('hello')).toThrow(/name/)
  })
})

describe('the pseudo-locale', () => {
  it('accents, lengthens by two fifths and brackets the words but leaves the values alone', () => {
    const text = say('en-XA')('hello', { name: 'Ana' })
    expect(text).toMatch(/^⟦Héllö Ana .+⟧$/)
    expect(text.length).toBeGreaterThanOrEqual(Math.ceil('Hello '.length * 1.4) + 'Ana'.length)
  })

  it('still counts inside a plural', () => {
    expect(say('en-XA')('people', { count: 1 })).toContain('1 péŕšöñ')
    expect(say('en-XA')('people', { count: 7 })).toContain('7 péöplé')
  })
})
