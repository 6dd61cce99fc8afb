import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCatalogue } from './check-catalogue.ts'
import { unusedKeys } from './unused-keys.ts'

const SOURCE = join(import.meta.dirname, '..', '..')

const modules = readdirSync(SOURCE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

const foldersOf = (module: string): readonly string[] =>
  readdirSync(join(SOURCE, module), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'messages')
    .map((entry) => join(entry.parentPath, entry.name))

const folders = modules.flatMap((module) => foldersOf(module).map((folder) => ({ module, folder })))

const filesIn = (folder: string): Record<string, Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
  )

const sourcesOf = (module: string): readonly string[] =>
  readdirSync(join(SOURCE, module), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

describe('the message files', () => {
  it('were found: at least those of the shell', () => {
    expect(folders.map(({ module }) => module)).toContain('ui')
  })

  it.each(folders)('of $module say the same in every language', ({ folder }) => {
    const files = filesIn(folder)
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['en', 'es', 'ro']))
    expect(Object.keys(files.en ?? {}).length).toBeGreaterThan(0)
    expect(checkCatalogue(files)).toEqual([])
  })

  it.each(folders)('of $module hold no sentence that nobody says', ({ module, folder }) => {
    expect(unusedKeys(Object.keys(filesIn(folder).en ?? {}), sourcesOf(module))).toEqual([])
  })
})
