import { describe, expect, it } from 'vitest'
import { spanOf } from './resumable.ts'

describe('a download that is resumed', () => {
  it('goes on where it stopped, to the end', () => {
    expect(spanOf('bytes=10-', 100)).toEqual({ from: 10, to: 99 })
    expect(spanOf('bytes=0-0', 100)).toEqual({ from: 0, to: 0 })
    expect(spanOf('bytes=90-500', 100)).toEqual({ from: 90, to: 99 })
    expect(spanOf('bytes=-5', 100)).toEqual({ from: 95, to: 99 })
  })

  it('is refused beyond the end, and starts again where the wish is not understood', () => {
    expect(spanOf('bytes=100-', 100)).toBe('none')
    expect(spanOf('bytes=-0', 100)).toBe('none')
    for (const odd of [undefined, '', 'bytes=', 'bytes=5-2', 'bytes=0-1,5-6', 'lines=1-2'])
      expect(spanOf(odd, 100)).toBeUndefined()
  })
})
