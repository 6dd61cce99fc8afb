import { spawn } from 'node:child_process'
import { root } from './places.mjs'

/** @typedef {{ code: number, output: string }} Ended */

/** Children that still run, so that ending the test driver ends them. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

/**
 * Runs a program in the checkout under this Node or by its path; shows its words as they come, or keeps them.
 *
 * @param {string} file @param {readonly string[]} args
 * @param {{ show?: boolean, env?: Readonly<Record<string, string>> }} options
 * @returns {Promise<Ended>}
 */
export function command(file, args, { show = true, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      // Its words pass through us, so it cannot see the terminal by itself.
      env: { ...process.env, ...(show && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    const words = /** @type {Buffer[]} */ ([])
    const listen = (/** @type {NodeJS.WriteStream} */ through) => (/** @type {Buffer} */ chunk) => {
      words.push(chunk)
      if (show) through.write(chunk)
    }
    child.stdout.on('data', listen(process.stdout))
    child.stderr.on('data', listen(process.stderr))
    const end = (/** @type {number} */ code, more = '') => {
      running.delete(child)
      resolve({ code, output: Buffer.concat(words).toString() + more })
    }
    child.on('error', (error) => end(127, error.message))
    child.on('close', (code) => end(code ?? 1))
  })
}

/**
 * A tool of node_modules, under this Node: its own first line would ask the path for one.
 *
 * @param {string} script @param {readonly string[]} args @param {Parameters<typeof command>[2]} [options]
 */
export const tool = (script, args, options) =>
  command(process.execPath, [`${root}/node_modules/${script}`, ...args], options)
