import { existsSync } from 'node:fs'
import { join } from 'node:path'
import esbuild from 'esbuild'
import { SetupProblem } from './places.mjs'

/** Programs and where each begins. The tools for measuring are absent from a slimmed-down deployment. */
const entries = { main: 'app/main.ts', cli: 'app/cli.ts', bench: 'bench/main.ts', drills: 'bench/drills.ts' }

/** Packages stay in node_modules; our own workspaces are source and go in. @type {import('esbuild').Plugin} */
const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || path.startsWith('@share4rare/')) return undefined
      return { path, external: true }
    })
  },
}

/** @param {string} checkout @param {string} outdir */
export async function buildServer(checkout, outdir) {
  const present = Object.entries(entries).filter(([, path]) => existsSync(join(checkout, path)))
  if (present.length === 0)
    throw new SetupProblem('There is nothing to build: app/main.ts is missing from this checkout.')
  await esbuild.build({
    absWorkingDir: checkout,
    entryPoints: Object.fromEntries(present),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: 'linked',
    plugins: [packagesStayOutside],
    logLevel: 'warning',
  })
}
