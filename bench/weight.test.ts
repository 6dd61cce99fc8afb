import { describe, expect, it } from 'vitest'
import { fontsFor } from './weight.ts'

const css = `
  @font-face{font-family:A;src:url(./latin-ABCDEFGH.woff2) format("woff2-variations");unicode-range:U+0000-00FF,U+2000-206F}
  @font-face{font-family:A;src:url("/assets/ext-ABCDEFGH.woff2") format("woff2");unicode-range:U+0100-02FF}
  @font-face{font-family:B;src:url(arabic-ABCDEFGH.woff2);unicode-range:U+06??}`

describe('the weight of a first visit', () => {
  it('counts the fonts whose range holds a character that is shown, and no other', () => {
    expect(fontsFor('<p>Ana</p>', css)).toEqual(['latin-ABCDEFGH.woff2'])
    expect(fontsFor('<p>Ană</p>', css)).toEqual(['latin-ABCDEFGH.woff2', 'ext-ABCDEFGH.woff2'])
    expect(fontsFor('<p lang="ar">آنا</p>', css)).toContain('arabic-ABCDEFGH.woff2')
  })

  it('does not count a font for a character in a tag', () => {
    expect(fontsFor('<p title="ă">Ana</p>', css)).toEqual(['latin-ABCDEFGH.woff2'])
  })
})
