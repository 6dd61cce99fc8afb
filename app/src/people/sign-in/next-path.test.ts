import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPath } from './next-path.ts'

describe('where signing in leads', () => {
  it.each(['/home', '/persons/1/symptoms', '/persons/1/like-me?country=ES'])(
    'keeps a path of ours: %s',
    (path) => {
      expect(nextPath(path)).toBe(path)
    },
  )

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/a/..//evil.example',
    '/./\\/evil.example',
    'javascript:alert(1)',
    '/%0d%0aLocation: x\r\n',
    '/\t/evil.example',
    ' //evil.example',
    'evil.example',
    '',
    undefined,
    7,
  ])('never leads elsewhere: %j', (wish) => {
    expect(nextPath(wish)).toBe('/home')
  })

  it('stays on this site whatever is asked for', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '/',
        '\\',
        '.',
        '..',
        ':',
        '@',
        'evil.example',
        'http:',
        '%2f',
        '%5c',
        '\t',
        '?',
        '#',
        'a',
      ),
      { maxLength: 10 },
    )
    fc.assert(
      fc.property(pieces, (parts) => {
        const to = nextPath(parts.join(''))
        expect(new URL(to, 'https://here.example').origin).toBe('https://here.example')
        expect(new URL(`/en${to}`, 'https://here.example').origin).toBe('https://here.example')
      }),
      { numRuns: 2000, seed: 7 },
    )
  })
})
