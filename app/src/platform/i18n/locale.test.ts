import { describe, expect, it } from 'vitest'
import { directionOf, localesOffered, negotiateLocale } from './locale.ts'

const offered = localesOffered(false)

describe('the language of a page', () => {
  it('is the one in the address, then the remembered one, then the one the browser asks for', () => {
    const acceptLanguage = 'es-MX,es;q=0.9'
    expect(negotiateLocale({ prefix: 'ro', cookie: 'es', acceptLanguage, offered })).toBe('ro')
    expect(negotiateLocale({ prefix: 'fr', cookie: 'ro', acceptLanguage, offered })).toBe('ro')
    expect(negotiateLocale({ cookie: 'xx', acceptLanguage, offered })).toBe('es')
  })

  it('follows the weights of Accept-Language and skips what is refused', () => {
    expect(negotiateLocale({ acceptLanguage: 'fr, es;q=0.5, ro;q=0.7', offered })).toBe('ro')
    expect(negotiateLocale({ acceptLanguage: 'ro;q=0, es;q=0.1', offered })).toBe('es')
  })

  it('is English when nothing fits or the header is nonsense', () => {
    expect(negotiateLocale({ acceptLanguage: 'fr,de', offered })).toBe('en')
    expect(negotiateLocale({ acceptLanguage: ';;q=,,x;q=abc', offered })).toBe('en')
    expect(negotiateLocale({ offered })).toBe('en')
  })

  it('is never a test language where those are not offered', () => {
    expect(negotiateLocale({ prefix: 'ar', cookie: 'en-XA', acceptLanguage: 'ar', offered })).toBe('en')
    expect(negotiateLocale({ prefix: 'en-XA', offered: localesOffered(true) })).toBe('en-XA')
  })

  it('runs from right to left for Arabic only', () => {
    expect(localesOffered(true).filter((locale) => directionOf(locale) === 'rtl')).toEqual(['ar'])
  })
})
