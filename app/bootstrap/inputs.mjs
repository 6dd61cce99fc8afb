import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const folders = ['app', 'packages', 'bench']
const extras = ['package-lock.json', 'tsconfig.json']
const passedOver = new Set(['node_modules', 'build', 'data', 'test', 'migrations'])
const source = /\.(tsx?|mjs|css|json|svg|png|ico|woff2)$/
const test = /\.(test|e2e)\.tsx?$/

/**
 * Everything the build reads, as one hash: the content, not the dates, so that a fresh clone, a checkout of another branch
 * and a touched file are all judged rightly. About 30 ms for a thousand files.
 *
 * @param {string} checkout
 */
export function hashInputs(checkout) {
  const hash = createHash('sha256')
  for (const path of inputFiles(checkout)) {
    hash.update(relative(checkout, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} checkout @returns {readonly string[]} */
function inputFiles(checkout) {
  const found = folders.flatMap((folder) => filesBelow(join(checkout, folder)))
  return [...found, ...extras.map((name) => join(checkout, name)).filter((path) => existsSync(path))].sort()
}

/** @param {string} folder @returns {readonly string[]} */
export function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : filesBelow(path)
    return source.test(entry.name) && !test.test(entry.name) ? [path] : []
  })
}
