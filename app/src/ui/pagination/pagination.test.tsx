import { describe, expect, it } from 'vitest'
import { Pagination, pagesAround } from './pagination.tsx'

describe('pagination', () => {
  it('always reaches the first, the last and the neighbours, in order, never twice', () => {
    expect(pagesAround(1, 12)).toEqual([1, 2, 12])
    expect(pagesAround(6, 12)).toEqual([1, 5, 6, 7, 12])
    expect(pagesAround(12, 12)).toEqual([1, 11, 12])
    expect(pagesAround(2, 2)).toEqual([1, 2])
  })

  it('does not lead beyond the ends and is not there for a single page', async () => {
    const hrefFor = (page: number) => `?page=${page}`
    const last = String(await (<Pagination locale="en" page={3} pages={3} hrefFor={hrefFor} />))
    expect(last).toContain('rel="prev"')
    expect(last).not.toMatch(/rel="next"|page=4/)
    expect(String(await (<Pagination locale="en" page={1} pages={1} hrefFor={hrefFor} />))).toBe('')
  })
})
