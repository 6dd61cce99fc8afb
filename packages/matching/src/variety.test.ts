import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SEEDED } from '../test/arbitrary.ts'
import { varied } from './variety.ts'

const ana = { id: 'ana', score: 0.9, has: ['OMIM:1'] }
const ben = { id: 'ben', score: 0.88, has: ['OMIM:1'] }
const eva = { id: 'eva', score: 0.85, has: ['OMIM:2'] }
const ion = { id: 'ion', score: 0.84, has: [] }
const has = (found: { readonly has: readonly string[] }) => found.has

test('a second person of one diagnosis makes room for the first of another, and for one without any', () => {
  const names = (step: number) => varied([ana, ben, eva, ion], has, step).map(({ id }) => id)
  expect(names(0.06)).toEqual(['ana', 'eva', 'ion', 'ben'])
  expect(names(0)).toEqual(['ana', 'ben', 'eva', 'ion'])
})

test('what was taken away is told, and with it the nearness is whole again', () => {
  const [, , , last] = varied([ana, ben, eva, ion], has, 0.06)
  expect(last?.variety).toBeCloseTo(0.06)
  expect((last?.score ?? 0) + (last?.variety ?? 0)).toBeCloseTo(ben.score)
})

const someone = fc.record({
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  has: fc.array(fc.constantFrom('a', 'b', '__proto__'), { maxLength: 3 }),
})

test('everybody stays, the nearest stays first, and the answer is sorted within 0..1', () => {
  fc.assert(
    fc.property(
      fc.array(someone, { maxLength: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (people, step) => {
        const ranked = people.toSorted((a, b) => b.score - a.score).map((person, at) => ({ ...person, at }))
        const answer = varied(ranked, has, step)
        expect(answer.map(({ at }) => at).sort((a, b) => a - b)).toEqual(ranked.map(({ at }) => at))
        expect(answer[0]?.score).toBe(ranked[0]?.score)
        answer.forEach(({ score, variety }, at) => {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(variety).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(answer[at - 1]?.score ?? 1)
        })
      },
    ),
    SEEDED,
  )
})

test('people who do not come best first, and a step that is no share, are refused', () => {
  const invalid = expect.objectContaining({ code: 'invalid-option' })
  expect(() => varied([ben, ana], has)).toThrowError(invalid)
  expect(() => varied([{ ...ana, score: Number.NaN }], has)).toThrowError(invalid)
  expect(() => varied([ana], has, 2)).toThrowError(invalid)
})
