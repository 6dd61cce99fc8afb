import { describe, expect, it } from 'vitest'
import { readOrcid } from './orcid.ts'

const examples = ['0000-0002-1825-0097', '0000-0001-5109-3700', '0000-0002-1694-233X']

describe('an ORCID', () => {
  it.each(examples)('%s fits its check sign, as a link, with spaces and in small letters too', (orcid) => {
    expect(readOrcid(orcid)).toBe(orcid)
    expect(readOrcid(`https://orcid.org/${orcid}`)).toBe(orcid)
    expect(readOrcid(` ${orcid.replaceAll('-', ' ').toLowerCase()} `)).toBe(orcid)
  })

  it.each(examples)('%s with any one digit wrong, or two neighbours changed over, is refused', (orcid) => {
    const signs = orcid.replaceAll('-', '')
    for (let at = 0; at < 15; at += 1) {
      for (const digit of '0123456789')
        if (digit !== signs[at])
          expect(readOrcid(signs.slice(0, at) + digit + signs.slice(at + 1))).toBeUndefined()
      const [one = '', next = ''] = signs.slice(at, at + 2)
      const swapped = signs.slice(0, at) + next + one + signs.slice(at + 2)
      if (one !== next) expect(readOrcid(swapped)).toBeUndefined()
    }
  })

  it.each([
    '',
    '0000-0002-1825-009',
    '0000-0002-1825-00977',
    'my orcid',
    'https://example.org/0000-0002-1825-0097',
  ])('“%s” is none', (written) => expect(readOrcid(written)).toBeUndefined())
})
