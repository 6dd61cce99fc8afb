import { describe, expect, it } from 'vitest'
import { Checkboxes } from '../checkboxes/checkboxes.tsx'
import { Radios } from './radios.tsx'

const options = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No', reveal: 'Since when?' },
]

describe('choices', () => {
  it('are never made for the person', async () => {
    const radios = String(await (<Radios locale="en" name="still" legend="Still there?" options={options} />))
    const boxes = String(await (<Checkboxes locale="en" name="consent" legend="Consent" options={options} />))
    expect(radios + boxes).not.toContain('checked')
  })

  it('keep what the person chose', async () => {
    const radios = String(await (<Radios locale="en" name="still" legend="?" options={options} value="no" />))
    expect(radios).toMatch(/value="no" checked/)
    expect(radios).not.toMatch(/value="yes" checked/)
  })

  it('are reached by the bare name from the error summary, and each has an id of its own', async () => {
    const html = String(await (<Radios locale="en" name="still" legend="?" options={options} />))
    expect([...html.matchAll(/<input[^>]* id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['still', 'still-2'])
  })

  it('hold the question that depends on them in the page already: it needs no script', async () => {
    expect(String(await (<Radios locale="en" name="still" legend="?" options={options} />))).toContain(
      'Since when?',
    )
  })
})
