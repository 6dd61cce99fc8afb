import { describe, expect, it } from 'vitest'
import { TextArea } from '../text-area/text-area.tsx'
import { Field } from './field.tsx'

const render = async (element: unknown) => String(await element)

describe('a field', () => {
  it('joins its hint, its error and who sees it to the control, in that order', async () => {
    const html = await render(
      <Field
        locale="en"
        name="email"
        label="E-mail"
        hint="Yours."
        error="Write it whole."
        whoSees="only you"
      />,
    )
    expect(html).toContain('<label class="field__label" for="email">')
    expect(html).toContain('aria-describedby="email-hint email-error email-who"')
    expect(html).toContain('aria-invalid="true"')
  })

  it('says nothing of errors when there is none', async () => {
    const html = await render(<Field locale="en" name="email" label="E-mail" />)
    expect(html).not.toMatch(/aria-invalid|aria-describedby|field--error/)
  })

  it('keeps what was typed, whatever was typed', async () => {
    const typed = '"><script>alert(1)</script>'
    for (const element of [
      <Field locale="en" name="a" label="A" value={typed} />,
      <TextArea locale="en" name="a" label="A" value={typed} />,
    ]) {
      const html = await render(element)
      expect(html).toContain('&quot;&gt;&lt;script&gt;alert(1)')
      expect(html).not.toContain('<script>')
    }
  })
})
