import { describe, expect, it } from 'vitest'
import { DateMonth } from './date-month.tsx'

describe('a month and year', () => {
  it('are sent as numbers under two names and shown in the words of the language', async () => {
    const html = String(
      await (<DateMonth locale="ro" name="birth" legend="Când?" month={5} year={2022} birth />),
    )
    expect(html).toContain('name="birthMonth"')
    expect(html).toContain('<option value="5" selected="">mai</option>')
    expect(html).toMatch(/name="birthYear"[^>]* value="2022"/)
    expect(html.match(/selected/g)).toHaveLength(1)
  })

  it('choose no month for the person', async () => {
    expect(String(await (<DateMonth locale="en" name="birth" legend="When?" />))).not.toContain('selected')
  })
})
