import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TestProject } from 'vitest/node'
import { aDataDir, checkout, importInventedCases, removeDataDir, runNode, startPlatform } from './platform.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The demo platform all tests share that change nothing of one another's. */
    demoUrl: string
    demoDataDir: string
  }
}

const build = async (): Promise<void> => {
  const module = pathToFileURL(join(checkout, 'app', 'bootstrap', 'build.mjs')).href
  const program = runNode([
    '--input-type=module',
    '--eval',
    `const { ensureBuilt } = await import(${JSON.stringify(module)}); await ensureBuilt()`,
  ])
  const { code } = await program.ended
  if (code !== 0) throw new Error(`The build failed:\n${program.said()}`)
}

/** Builds, starts the platform once for the whole run, and ends it in order, also after failures. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build()
  const dataDir = aDataDir()
  const platform = await startPlatform({ dataDir, env: { DEMO: '1' } }).catch((error: unknown) => {
    removeDataDir(dataDir)
    throw error
  })
  await importInventedCases(dataDir)
  project.provide('demoUrl', platform.url)
  project.provide('demoDataDir', dataDir)
  return async () => {
    const { code } = await platform.stop()
    removeDataDir(dataDir)
    if (code !== 0) throw new Error(`The platform ended with ${code}:\n${platform.said()}`)
  }
}
