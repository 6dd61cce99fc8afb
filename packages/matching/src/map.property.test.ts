import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SEEDED } from '../test/arbitrary.ts'
import { type MapShape, type Neighbour, placeNeighbours } from './index.ts'

const shape: MapShape = {
  radiusOf: (score) => 246 - 146 * score,
  nearest: 100,
  farthest: 246,
  room: 60,
  reach: 110,
}

const people = (least: number, most: number): fc.Arbitrary<Neighbour[]> =>
  fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      group: fc.constantFrom('a', 'b', 'c', ''),
    }),
    { minLength: least, maxLength: most, selector: ({ id }) => id, size: 'max' },
  )

const moved = (before: readonly Neighbour[], after: readonly Neighbour[]): readonly number[] => {
  const old = new Map(placeNeighbours(before, shape).map((one) => [one.id, one]))
  return placeNeighbours(after, shape).flatMap(({ id, x, y }) => {
    const was = old.get(id)
    return was === undefined ? [] : [Math.hypot(x - was.x, y - was.y)]
  })
}

test('the same people make the same picture, in whatever order they come', () => {
  fc.assert(
    fc.property(people(0, 28), (all) => {
      expect(placeNeighbours(all.toReversed(), shape)).toEqual(placeNeighbours(all, shape))
    }),
    SEEDED,
  )
})

const ordered = (all: readonly Neighbour[]): string => {
  const size = (group: string): number => all.filter((one) => one.group === group).length
  const groups = [...new Set(all.map(({ group }) => group))]
  return groups
    .sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1))
    .map((group) => `(${group})`)
    .join('')
}

test('a new neighbour who changes no order of groups moves nobody farther than twice the reach, and on average hardly at all', () => {
  let sum = 0
  let count = 0
  fc.assert(
    fc.property(people(2, 26), ([added, ...before]) => {
      if (added === undefined || !ordered([...before, added]).startsWith(ordered(before))) return
      for (const distance of moved(before, [...before, added])) {
        expect(distance).toBeLessThanOrEqual(2 * shape.reach + 1e-9)
        sum += distance
        count++
      }
    }),
    SEEDED,
  )
  expect(count).toBeGreaterThan(1_000)
  expect(sum / count).toBeLessThan(shape.room / 6)
})

test('two groups lie on opposite sides, whatever their names and sizes', () => {
  const names = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 })
  const halves = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ] as const
  fc.assert(
    fc.property(people(2, 26), names, (all, [first = '', second = '']) => {
      const two = all.map((one) => ({ ...one, group: one.group === 'a' ? first : second }))
      // Without room to keep, everybody lies at home.
      const homes = new Map(placeNeighbours(two, { ...shape, room: 0 }).map((one) => [one.id, one]))
      const liesIn = (group: string, [dx, dy]: readonly [number, number]): boolean =>
        two
          .filter((one) => one.group === group)
          .every(({ id }) => (homes.get(id)?.x ?? 0) * dx + (homes.get(id)?.y ?? 0) * dy > -1e-9)
      expect(halves.some(([dx, dy]) => liesIn(first, [dx, dy]) && liesIn(second, [-dx, -dy]))).toBe(true)
    }),
    SEEDED,
  )
})

test('nobody lies on anybody else, nor outside of the map', () => {
  fc.assert(
    fc.property(people(1, 26), (all) => {
      const placed = placeNeighbours(all, shape)
      expect(placed).toHaveLength(all.length)
      placed.forEach((one, at) => {
        expect(Math.hypot(one.x, one.y)).toBeLessThanOrEqual(shape.farthest + 1e-6)
        expect(Math.hypot(one.x, one.y)).toBeGreaterThanOrEqual(shape.nearest - 1e-6)
        for (const other of placed.slice(at + 1)) {
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(0.65 * shape.room)
        }
      })
    }),
    SEEDED,
  )
})

test('with room for all, everybody lies where their score says, however many others there are', () => {
  const few: Neighbour[] = [
    { id: 'near', score: 0.9, group: 'a' },
    { id: 'far', score: 0.1, group: 'b' },
  ]
  const distances = placeNeighbours(few, shape).map(({ id, x, y }) => [id, Math.hypot(x, y)] as const)
  for (const [id, distance] of distances)
    expect(distance).toBeCloseTo(shape.radiusOf(id === 'near' ? 0.9 : 0.1), 6)
})

test('a score that is none, and an id given twice, are typed errors', () => {
  const one = { id: 'a', score: 0.5, group: '' }
  const refusal = expect.objectContaining({ code: 'invalid-option' })
  expect(() => placeNeighbours([{ ...one, score: Number.NaN }], shape)).toThrow(refusal)
  expect(() => placeNeighbours([one, one], shape)).toThrow(refusal)
})
