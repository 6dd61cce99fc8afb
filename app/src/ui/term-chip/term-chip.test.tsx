import { describe, expect, it } from 'vitest'
import { TermChip } from './term-chip.tsx'

describe('a term', () => {
  it('says aloud whether it is there: colour and icon are not the only signs', async () => {
    const spoken = async (state: 'present' | 'absent' | 'unsure') =>
      String(await (<TermChip locale="en" label="Squint" state={state} />)).replace(/<[^>]+>/g, '')
    expect([await spoken('present'), await spoken('absent'), await spoken('unsure')]).toEqual([
      'Has: Squint',
      'Does not have: Squint',
      'Not sure: Squint',
    ])
  })

  it('names what its remove button removes', async () => {
    const remove = { name: 'remove', value: 'HP:0000486' }
    const html = String(await (<TermChip locale="en" label="Squint" code="HP:0000486" remove={remove} />))
    expect(html).toMatch(/<button[^>]*name="remove" value="HP:0000486"/)
    expect(html).toContain('Remove: Squint')
  })
})
