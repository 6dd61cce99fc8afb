import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { afterAll, describe, expect, it } from 'vitest'
import { packLibrary, tarballOf } from './pack.ts'

const folder = mkdtempSync(join(tmpdir(), 's4r-pack-'))
afterAll(() => rmSync(folder, { recursive: true }))

const packed = (name: string): string => {
  const to = join(folder, name)
  if (!existsSync(to)) packLibrary(name, to)
  return to
}

/** What a project that installed the package prints, in plain JavaScript under Node alone. */
const printed = (directory: string, name: string, code: string): string => {
  const project = join(folder, `uses-${name.replace('/', '-')}`)
  mkdirSync(join(project, 'node_modules', dirname(name)), { recursive: true })
  symlinkSync(directory, join(project, 'node_modules', name))
  writeFileSync(join(project, 'index.mjs'), code)
  const { stdout, stderr } = spawnSync(process.execPath, ['index.mjs'], { cwd: project, encoding: 'utf8' })
  return `${stdout}${stderr}`.trim()
}

describe.each([
  [
    'matching',
    `import { buildOntology } from '@share4rare/matching'
     console.log(buildOntology({ terms: [{ id: 'HP:0000001', parents: [] }] }).size)`,
    '1',
  ],
  [
    'formats',
    `import { validatePhenopacket } from '@share4rare/formats/phenopacket-v2'
     console.log(validatePhenopacket({}).length > 0)`,
    'true',
  ],
])('the library %s as others would install it', (name, code, answer) => {
  it('has exports, types and files that publint and are-the-types-wrong find nothing against', async () => {
    const tarball = tarballOf(packed(name))
    const { messages } = await publint({ pack: { tarball: tarball.buffer }, strict: true })
    expect(messages).toEqual([])
    const analysis = await checkPackage(createPackageFromTarballData(tarball))
    // Libraries for Node and browsers of today are ES modules alone.
    const problems =
      analysis.types === false
        ? ['no types']
        : analysis.problems.filter(({ kind }) => !['CJSResolvesToESM', 'NoResolution'].includes(kind))
    expect(problems).toEqual([])
    expect(analysis.types === false ? [] : Object.keys(analysis.entrypoints)).not.toEqual([])
  }, 60_000)

  it('runs in plain JavaScript, with nothing else installed', () => {
    expect(printed(packed(name), `@share4rare/${name}`, code)).toBe(answer)
  }, 60_000)
})
