import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SEEDED } from '../test/arbitrary.ts'
import { aSmallWorld } from '../test/small-world.ts'
import { type Helper, type RoutedQuestion, routeParts, routes } from './index.ts'

const { ic } = aSmallWorld()
const knows = (helper: Partial<Helper>): Helper => ({ id: 'eva', agreed: true, languages: ['es'], ...helper })
const ask = (question: Partial<RoutedQuestion>, helpers: readonly Helper[]) =>
  routes({ language: 'es', ...question }, helpers, { ic, top: 10 })

test('who lives with the same, or knows about it, comes first, and it is said why', () => {
  const helpers = [
    knows({ id: 'tagged', tags: ['school', 'travel'] }),
    knows({ id: 'same', diseases: ['D:1'], present: ['focal'], tags: ['school'], country: 'ES' }),
    knows({ id: 'alike', present: ['absence'] }),
  ]
  const found = ask({ present: ['focal'], diseases: ['D:1'], tags: ['school'], country: 'ES' }, helpers)
  expect(found.map(({ id }) => id)).toEqual(['same', 'tagged', 'alike'])
  expect(found[0]?.because).toEqual({ diseases: ['D:1'], tags: ['school'] })
  expect(found[0]?.score).toBeCloseTo(1, 12)
})

test('nobody is asked who did not agree, does not know the language, or is left out', () => {
  const able = { tags: ['school'] }
  const helpers = [
    knows({ ...able, id: 'silent', agreed: false }),
    knows({ ...able, id: 'foreign', languages: ['ro'] }),
    knows({ ...able, id: 'asker' }),
  ]
  expect(ask({ tags: ['school'], notIds: ['asker'] }, helpers)).toEqual([])
})

test('sharing a language and a country alone makes nobody able to answer', () => {
  expect(ask({ tags: ['school'], country: 'ES' }, [knows({ country: 'ES', tags: ['diet'] })])).toEqual([])
})

test('parts add up to the score, which lies in 0..1, in whatever order people come', () => {
  const some = (of: readonly string[]) => fc.array(fc.constantFrom(...of), { maxLength: 3 })
  const told = {
    present: some(['focal', 'fit', 'cataract']),
    diseases: some(['D:1', '__proto__']),
    tags: some(['a', 'b']),
  }
  const helper = fc.record({
    ...told,
    id: fc.nat(20).map(String),
    agreed: fc.boolean(),
    languages: some(['es', 'en']),
  })
  fc.assert(
    fc.property(
      fc.record(told),
      fc.uniqueArray(helper, { selector: ({ id }) => id }),
      (question, helpers) => {
        fc.pre(question.present.length + question.diseases.length + question.tags.length > 0)
        const found = ask(question, helpers)
        expect(ask(question, helpers.toReversed())).toEqual(found)
        for (const { score, parts } of found) {
          expect(routeParts.reduce((sum, part) => sum + parts[part], 0)).toBe(score)
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1 + 1e-12)
        }
      },
    ),
    SEEDED,
  )
})

test('a question about nothing, unknown symptoms and numbers that are none are typed errors', () => {
  const refusal = (code: string) => expect.objectContaining({ name: 'MatchingError', code })
  expect(() => ask({}, [])).toThrow(refusal('empty-profile'))
  expect(() => ask({ present: ['flu'] }, [])).toThrow(refusal('unknown-term'))
  expect(() => routes({ language: 'es', tags: ['a'] }, [], { ic, top: Number.NaN })).toThrow(
    refusal('invalid-option'),
  )
})
