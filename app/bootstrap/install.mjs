import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, SetupProblem, tell } from './places.mjs'

/** Installs what the lockfile names when it is not there. @param {string} checkout */
export async function ensureInstalled(checkout = root) {
  if (isInstalled(checkout)) return
  const begun = Date.now()
  tell('Installing the packages of the lockfile (about 400 MB, only the first time and after an update) …')
  const ticker = setInterval(() => {
    const seconds = Math.round((Date.now() - begun) / 1000)
    tell(`  still installing: ${seconds} s, ${countPackages(checkout)} packages`)
  }, 5000)
  try {
    await npmCi(checkout)
  } finally {
    clearInterval(ticker)
  }
  writeFileSync(stampOf(checkout), lockHash(checkout))
  tell(`  installed in ${Math.round((Date.now() - begun) / 1000)} s`)
}

/**
 * True when node_modules belongs to the lockfile: by our stamp, or because npm itself finished after the lockfile last
 * changed (npm writes its own copy as the last step, so that an interrupted install does not count).
 *
 * @param {string} checkout
 */
export function isInstalled(checkout) {
  const stamp = stampOf(checkout)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(checkout)) return true
  const written = join(checkout, 'node_modules', '.package-lock.json')
  if (!existsSync(written)) return false
  if (statSync(written).mtimeMs < statSync(join(checkout, 'package-lock.json')).mtimeMs) return false
  try {
    writeFileSync(stamp, lockHash(checkout))
  } catch {
    // A read-only checkout is compared anew each time.
  }
  return true
}

/** @param {string} checkout */
function npmCi(checkout) {
  const npm = process.env.npm_execpath
  // Run by npm, its own script is at hand; run by node, npm is looked for in the path.
  const [file, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  // Warnings about the Node that installs would only mislead: another one runs the platform.
  const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  return new Promise((resolve, reject) => {
    const child = spawn(file ?? 'npm', args, {
      cwd: checkout,
      // npm's own words go to standard error: standard output belongs to the command.
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    })
    child.on('error', () =>
      reject(new SetupProblem('npm was not found: install Node 24 with npm from https://nodejs.org.')),
    )
    child.on('exit', (code) => {
      if (code === 0) return resolve(undefined)
      reject(
        new SetupProblem(
          'The packages could not be installed (npm says why above): check the network and the disk, then start again.',
        ),
      )
    })
  })
}

/** @param {string} checkout */
const stampOf = (checkout) => join(checkout, 'node_modules', '.share4rare-lock')

/** @param {string} checkout */
function lockHash(checkout) {
  return createHash('sha256')
    .update(readFileSync(join(checkout, 'package-lock.json')))
    .digest('hex')
}

/** @param {string} checkout */
function countPackages(checkout) {
  const folder = join(checkout, 'node_modules')
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')).length : 0
}
