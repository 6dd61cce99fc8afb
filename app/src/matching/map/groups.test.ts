import { describe, expect, it } from 'vitest'
import { diseaseGroups } from './groups.ts'

describe('the looks of the map', () => {
  it('gives the own diagnosis the circle, and every further disease a colour and a shape of its own', () => {
    const groupOf = diseaseGroups(['d0'], ['d1', 'd2', 'd2', 'd3', 'd0', undefined])
    const looks = ['d0', 'd1', 'd2', 'd3'].map((id) => groupOf(id))
    expect(looks[0]).toMatchObject({ shape: 'circle', look: 2 })
    expect(looks[2]).toMatchObject({ shape: 'square' })
    for (const part of ['shape', 'look'] as const) {
      expect(new Set(looks.map((group) => (group.kind === 'disease' ? group[part] : '?'))).size).toBe(4)
    }
  })

  it('puts together what would need a fifth shape, and marks who has no diagnosis', () => {
    const groupOf = diseaseGroups([], ['a', 'b', 'c', 'd', 'e', 'f'])
    expect([groupOf('e'), groupOf('f')].map(({ kind }) => kind)).toEqual(['other-diseases', 'other-diseases'])
    expect(groupOf(undefined)).toEqual({ kind: 'undiagnosed' })
  })
})
