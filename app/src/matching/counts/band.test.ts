import { describe, expect, it } from 'vitest'
import { bandOf, countToPublish } from './band.ts'

describe('the banded count', () => {
  it('never tells a number below eleven, nor any number at all', () => {
    expect([0, 1, 10, 11, 50, 51, 200, 201, 9_999].map(bandOf)).toEqual([
      'fewer',
      'fewer',
      'fewer',
      '11-50',
      '11-50',
      '51-200',
      '51-200',
      'more',
      'more',
    ])
  })

  it('stays as it was until eleven people changed', () => {
    expect([40, 60, 61, 39, 51].map((counted) => countToPublish(50, counted))).toEqual([50, 50, 61, 39, 50])
  })
})
