import { describe, expect, it } from 'vitest'
import { changesBetween } from './changed-text.ts'

const before = '# Title\n\nWe keep it.\n\n## How\n- One.\n- Two.'

describe('what changed from one version of a text to the next', () => {
  it('is nothing where the words are the same, however they are laid out', () => {
    expect(changesBetween(before, before.replace('\n\n## How', '\n\n\n## How'))).toEqual([])
  })

  it('is told by paragraph, what went and what came, in reading order', () => {
    const after = '# Title\n\nWe keep it for ten years.\n\n## How\n- One.\n- Two.\n- Three.'
    expect(changesBetween(before, after)).toEqual([
      { kind: 'removed', words: 'We keep it.' },
      { kind: 'added', words: 'We keep it for ten years.' },
      { kind: 'added', words: 'Three.' },
    ])
  })
})
