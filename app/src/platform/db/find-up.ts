import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Finds a file of the installation from wherever this code runs: the sources in a test, the bundle when served. */
export const findUp = (relative: string): string => {
  let directory = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(directory, relative)
    if (existsSync(candidate)) return candidate
    const parent = dirname(directory)
    if (parent === directory) throw new Error(`${relative} is missing: the installation is incomplete.`)
    directory = parent
  }
}
