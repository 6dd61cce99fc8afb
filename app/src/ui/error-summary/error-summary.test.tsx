import { describe, expect, it } from 'vitest'
import { ErrorSummary } from './error-summary.tsx'

const problems = [
  { field: 'birthYear', sentence: 'Write the year with four digits.' },
  { sentence: 'Try again.' },
]

describe('the error summary', () => {
  it('takes the focus without script and says how many things there are to check', async () => {
    const html = String(await (<ErrorSummary locale="ro" problems={problems} />))
    expect(html).toMatch(/<section class="error-summary" tabindex="-1" autofocus/)
    expect(html).toContain('Verificați 2 lucruri')
  })

  it('leads to each field, and shows without a link what is about the whole form', async () => {
    const html = String(await (<ErrorSummary locale="en" problems={problems} />))
    expect(html).toContain('<a href="#birthYear">Write the year with four digits.</a>')
    expect(html).toContain('<li>Try again.</li>')
  })

  it('is not there when nothing is wrong', async () => {
    expect(String(await (<ErrorSummary locale="en" problems={[]} />))).toBe('')
  })

  it('says which question a general sentence is about', () => {
    const html = String(
      <ErrorSummary
        locale="en"
        problems={[{ field: 'country', sentence: 'The answer is missing.' }]}
        questions={{ country: 'Where do you live?' }}
      />,
    )
    expect(html).toContain('Where do you live: The answer is missing.')
  })
})
