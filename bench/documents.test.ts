import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { settings } from '../app/src/platform/config/index.ts'
import { roles } from '../app/src/platform/db/roles.ts'
import { piecesOf } from './evidence.ts'
import { figures } from './figures.ts'
import { type Outcome, stateOf } from './safety-page.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...globSync('docs/**/*.md', { cwd: root }),
]
const commands = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts

describe('docs/operations.md', () => {
  const text = read('docs/operations.md')

  it.each(Object.keys(settings))('says what the setting %s means and what it is without', (name) => {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` |`))
    const cells = row?.split('|').map((cell) => cell.trim()) ?? []
    expect(
      cells.slice(2, 4).every((cell) => cell.length > 2),
      `a row for ${name} with meaning and default`,
    ).toBe(true)
    expect(cells).toHaveLength(5)
  })

  it('names no setting that is not there', () => {
    const named = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name)
    expect(named.filter((name) => !Object.keys(settings).includes(name))).toEqual([])
  })

  it.each(Object.keys(roles))('says what the database role %s may do', (role) => {
    expect(text).toMatch(new RegExp(`^\\| \`${role}\` \\| \\S`, 'm'))
  })
})

describe('the safety figures', () => {
  const tests = figures.flatMap(({ shown }) => shown.filter((one) => one.kind === 'test'))

  it('name what shows them, or what is missing', () => {
    expect(tests.length).toBeGreaterThan(15)
    expect(figures.filter(({ shown, missing }) => shown.length === 0 && missing === undefined)).toEqual([])
  })

  it.each(tests)('$file has the test “$title”', ({ file, title }) => {
    const source = read(file)
    expect(piecesOf(title).filter((piece) => !source.includes(piece))).toEqual([])
  })

  it('do not count as shown when what shows them failed or did not run', () => {
    const [first] = figures
    if (first === undefined) throw new Error('there is no figure')
    const given = (state: Outcome['state']) => stateOf(first, () => ({ state, words: '' }))
    expect([given('passed'), given('failed'), given('not run')]).toEqual(['shown', 'NOT MET', 'NOT MET'])
  })
})

describe('the documents', () => {
  it('are there', () => {
    expect(documents.length).toBeGreaterThan(15)
  })

  it.each(documents)('%s links to nothing that is missing', (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(
      ([, link = '']) => link,
    )
    expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([])
  })

  it.each(documents)('%s names only commands that exist', (path) => {
    const named = [...read(path).matchAll(/\bnpm run (?:--silent )?(\w+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => commands[name] === undefined)).toEqual([])
  })

  it('keep the architecture on one page', () => {
    expect(read('docs/architecture.md').trimEnd().split('\n').length).toBeLessThanOrEqual(80)
  })

  it('list every decision', () => {
    const records = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name))
    const index = read('docs/decisions/README.md')
    expect(records.length).toBeGreaterThanOrEqual(10)
    expect(records.filter((name) => !index.includes(`](${name})`))).toEqual([])
  })
})
