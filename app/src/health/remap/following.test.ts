import { describe, expect, it } from 'vitest'
import { following, type Said } from './following.ts'

const said = (id: number, code: string, rank = 0, day = id): Said => ({
  id,
  code,
  rank,
  recordedAt: new Date(Date.UTC(2026, 0, day)),
})
const current = (code: string): string | undefined => ({ old: 'new', older: 'new', new: 'new' })[code]

describe('what a person said follows the codes in force', () => {
  it('is said again under the new code, and the old wording ends', () => {
    expect(following([said(1, 'old')], current)).toEqual({
      ended: [1],
      again: [{ id: 1, to: 'new' }],
      moves: [{ from: 'old', to: 'new' }],
    })
  })

  it('stays where its code is in force or nobody knows it, even twice', () => {
    const nothing = { ended: [], again: [], moves: [] }
    expect(following([said(1, 'new'), said(2, 'unheard'), said(3, 'new')], current)).toEqual(nothing)
  })

  it('leaves one of two that are the same now: the stronger, whichever was said later', () => {
    const absent = said(2, 'older', 2)
    expect(following([said(1, 'old'), absent], current)).toEqual({
      ended: [1, 2],
      again: [{ id: 1, to: 'new' }],
      moves: [
        { from: 'old', to: 'new' },
        { from: 'older', to: 'new' },
      ],
    })
    expect(following([said(1, 'new', 2), said(2, 'old')], current)).toMatchObject({
      ended: [1, 2],
      again: [{ id: 2, to: 'new' }],
    })
  })

  it('leaves the one that had the code already, else the newest, when both are as strong', () => {
    expect(following([said(1, 'new'), said(2, 'old')], current)).toMatchObject({ ended: [2], again: [] })
    expect(following([said(1, 'old', 0, 9), said(2, 'older', 0, 8)], current)).toMatchObject({
      ended: [1, 2],
      again: [{ id: 1, to: 'new' }],
    })
  })
})
