import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { matches } from './example.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test('the example of the README runs and finds who it says', () => {
  const example = read('./example.ts')
    .replace("'../src/index.ts'", "'@share4rare/matching'")
    .replace('export const matches', 'const matches')
  expect(read('../README.md')).toContain(example)
  expect(matches.map(({ id, score }) => [id, score.toFixed(2)])).toEqual([['ana', '0.80']])
})

test('the sources import nothing but each other, so that browsers can run them', () => {
  const files = readdirSync(new URL('../src/', import.meta.url)).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) {
    const imported = [...read(`../src/${file}`).matchAll(/ from '([^']+)'/g)].map(([, from]) => from)
    expect(imported.filter((from) => !from?.startsWith('./'))).toEqual([])
  }
})
