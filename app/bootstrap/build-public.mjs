import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import esbuild from 'esbuild'
import { filesBelow } from './inputs.mjs'
import { SetupProblem } from './places.mjs'

const isText = /\.(css|js|svg|json|txt|webmanifest)$/
const files = /** @type {const} */ ({ '.woff2': 'file', '.svg': 'file', '.png': 'file' })

/**
 * What browsers load: one style sheet with its fonts, a small script per client module, static files as they are, each
 * text compressed once here instead of at every request, and the manifest from plain to hashed names.
 *
 * @param {string} checkout @param {string} outdir
 */
export async function buildPublic(checkout, outdir) {
  mkdirSync(outdir, { recursive: true })
  const sources = filesBelow(join(checkout, 'app', 'src'))
  const manifest = {
    ...(await buildStyles(checkout, outdir, sources)),
    ...(await buildScripts(checkout, outdir, sources)),
    ...copyStatic(join(checkout, 'app', 'src', 'ui', 'static'), outdir),
  }
  for (const name of readdirSync(outdir).filter((entry) => isText.test(entry))) compress(join(outdir, name))
  writeFileSync(join(outdir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/**
 * app.css decides the order of what it imports; style sheets beside features follow it.
 *
 * @param {string} checkout @param {string} outdir @param {readonly string[]} sources
 */
async function buildStyles(checkout, outdir, sources) {
  const first = join(checkout, 'app', 'src', 'ui', 'styles', 'app.css')
  if (!existsSync(first)) return {}
  const { metafile } = await esbuild.build({
    ...stylesOf(checkout),
    entryPoints: [first],
    write: false,
    outdir,
    logLevel: 'error',
  })
  const imported = new Set(Object.keys(metafile.inputs).map((path) => join(checkout, path)))
  const others = sources.filter((path) => path.endsWith('.css') && !imported.has(path)).sort()
  const contents = [first, ...others]
    .map((path) => `@import ${JSON.stringify(`./${relative(checkout, path)}`)};`)
    .join('\n')
  const result = await esbuild.build({
    ...stylesOf(checkout),
    stdin: { contents, loader: 'css', resolveDir: checkout, sourcefile: 'app.css' },
    outdir,
    entryNames: 'app-[hash]',
  })
  return namesIn(result.metafile)
}

/** @param {string} checkout */
const stylesOf = (checkout) => ({
  absWorkingDir: checkout,
  bundle: true,
  minify: true,
  metafile: /** @type {const} */ (true),
  loader: files,
  assetNames: '[name]-[hash]',
  target: 'es2022',
  logLevel: /** @type {const} */ ('warning'),
})

/** @param {string} checkout @param {string} outdir @param {readonly string[]} sources */
async function buildScripts(checkout, outdir, sources) {
  const modules = sources.filter((path) => path.endsWith('.client.ts'))
  const names = modules.map((path) => basename(path, '.client.ts'))
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined)
    throw new SetupProblem(`Two client modules are called ${twice}.client.ts: rename one of them.`)
  if (modules.length === 0) return {}
  const result = await esbuild.build({
    absWorkingDir: checkout,
    entryPoints: modules.map((path) => ({ in: path, out: basename(path, '.client.ts') })),
    outdir,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
  })
  return namesIn(result.metafile)
}

/** Plain name → hashed name, for everything esbuild wrote. @param {import('esbuild').Metafile} metafile */
function namesIn(metafile) {
  const written = Object.keys(metafile.outputs).map((path) => basename(path))
  return Object.fromEntries(written.map((name) => [name.replace(/-[A-Z0-9]{8}(\.\w+)$/, '$1'), name]))
}

/** @param {string} folder @param {string} outdir */
function copyStatic(folder, outdir) {
  if (!existsSync(folder)) return {}
  const names = readdirSync(folder).filter((name) => extname(name) !== '')
  for (const name of names) copyFileSync(join(folder, name), join(outdir, name))
  return Object.fromEntries(names.map((name) => [name, name]))
}

/** @param {string} path */
function compress(path) {
  const content = readFileSync(path)
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  )
}
