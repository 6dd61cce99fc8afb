import { describe, expect, it } from 'vitest'
import { type MapPerson, mapSide, nodeRadius, placePeople } from './layout.ts'

const crowd = (count: number): readonly MapPerson[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    score: 0.35 + ((at * 7) % 50) / 100,
    group: `g${at % 4}`,
  }))

const fromMiddle = ({ x, y }: { x: number; y: number }): number =>
  Math.hypot(x - mapSide / 2, y - mapSide / 2)

describe('the personal map', () => {
  it('is the same picture for the same people, in whatever order they come', () => {
    const people = crowd(26)
    const again = placePeople(people.toReversed())
    expect(placePeople(people)).toEqual(again)
    expect(placePeople(people)).toEqual(placePeople(people))
  })

  it('puts the more alike nearer to the middle', () => {
    const [far, near] = ['far', 'near'].map((id) =>
      placePeople([
        { id: 'near', score: 0.9, group: 'a' },
        { id: 'far', score: 0.4, group: 'b' },
      ]).find((one) => one.id === id),
    )
    if (far === undefined || near === undefined) throw new Error('both are placed')
    expect(fromMiddle(near)).toBeLessThan(fromMiddle(far))
  })

  it('keeps everybody inside, and nobody hidden behind another or behind the middle', () => {
    const placed = placePeople(crowd(26))
    expect(placed).toHaveLength(26)
    for (const one of placed) {
      expect(Math.min(one.x, one.y)).toBeGreaterThan(nodeRadius)
      expect(Math.max(one.x, one.y)).toBeLessThan(mapSide - nodeRadius)
      expect(fromMiddle(one)).toBeGreaterThan(2 * nodeRadius)
      for (const other of placed) {
        if (other.id === one.id) continue
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(2 * nodeRadius - 3)
      }
    }
  })

  it('draws nobody for nobody', () => {
    expect(placePeople([])).toEqual([])
  })
})
