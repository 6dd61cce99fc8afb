import { expect, test } from 'vitest'
import { readFrequency } from './annotation-frequency.ts'

test('a frequency is read from a share, a percentage, a class and a count', () => {
  expect(readFrequency(0.25).share).toBe(0.25)
  expect(readFrequency('45%').share).toBe(0.45)
  expect(readFrequency('HP:0040281').share).toBe(0.9)
  expect(readFrequency('0/7').share).toBe(0)
})

test('a count of few people says less than the same count of many', () => {
  const few = readFrequency('1/1')
  const many = readFrequency({ having: 100, of: 100 })
  expect(few.share).toBeLessThan(many.share)
  expect(few.weight).toBeLessThan(many.weight)
})

test('nothing said, and nobody counted, are both taken as what most have', () => {
  expect(readFrequency(undefined)).toEqual(readFrequency(''))
  expect(readFrequency('0/0')).toEqual(readFrequency(undefined))
})

test.each([
  1.5,
  -0.1,
  Number.NaN,
  'often',
  '3/2',
  '__proto__',
  { having: 2, of: Number.POSITIVE_INFINITY },
  { having: Number.NaN, of: 1 },
])('%j is no frequency', (given) => {
  expect(() => readFrequency(given)).toThrowError(expect.objectContaining({ code: 'invalid-option' }))
})
