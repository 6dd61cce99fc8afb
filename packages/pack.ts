import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/**
 * Makes of one of our packages what a registry is given: JavaScript and types instead of sources, and a manifest that leads
 * to them. Inside this repository packages are read from their sources, so nothing built can be stale; only here is it built.
 * `node packages/pack.ts matching DIRECTORY`.
 */
export const packLibrary = (name: string, to: string): void => {
  const from = fileURLToPath(new URL(`./${name}/`, import.meta.url))
  const manifest = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as Manifest
  mkdirSync(to, { recursive: true })
  compile(
    Object.values(manifest.exports).map((source) => join(from, source)),
    join(from, 'src'),
    join(to, 'dist'),
  )
  const built = {
    ...manifest,
    sideEffects: false,
    engines: { node: '>=22' },
    exports: Object.fromEntries(
      Object.entries(manifest.exports).map(([path, source]) => [path, entryOf(source)]),
    ),
    files: ['dist', 'README.md', 'LICENSE'],
  }
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(built, null, 2)}\n`)
  cpSync(join(from, 'README.md'), join(to, 'README.md'))
  cpSync(join(from, '../../LICENSE'), join(to, 'LICENSE'))
}

/** The archive a registry would be sent, as bytes; the network is not asked. */
export const tarballOf = (directory: string): Uint8Array<ArrayBuffer> => {
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--json', '--ignore-scripts'], {
    cwd: directory,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`npm pack failed: ${stderr}`)
  const [made] = Object.values(JSON.parse(stdout) as Record<string, { readonly filename: string }>)
  if (made === undefined) throw new Error('npm pack made nothing.')
  // A copy: what was read may be part of a larger, shared buffer.
  return Uint8Array.from(readFileSync(join(directory, made.filename)))
}

type Manifest = { readonly name: string; readonly exports: Readonly<Record<string, string>> }

const entryOf = (source: string): { readonly types: string; readonly default: string } => {
  const built = source.replace('./src/', './dist/').replace(/\.ts$/, '')
  return { types: `${built}.d.ts`, default: `${built}.js` }
}

const compile = (entries: readonly string[], rootDir: string, outDir: string): void => {
  const program = ts.createProgram(entries, {
    rootDir,
    outDir,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    rewriteRelativeImportExtensions: true,
    declaration: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
  })
  const { diagnostics } = program.emit()
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics]
  if (problems.length === 0) return
  const host = {
    getCanonicalFileName: (file: string) => file,
    getCurrentDirectory: () => rootDir,
    getNewLine: () => '\n',
  }
  throw new Error(ts.formatDiagnostics(problems, host))
}

const [, script, name, to] = process.argv
if (script === fileURLToPath(import.meta.url)) {
  if (name === undefined || to === undefined) {
    process.stderr.write('Usage: node packages/pack.ts matching|formats DIRECTORY\n')
    process.exit(2)
  }
  packLibrary(name, to)
}
