import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { findUp } from '../db/index.ts'

export type Bounds = {
  readonly milliseconds: number
  readonly megabytes: number
  readonly answerBytes: number
}

/** What came of a run: what the program said, or that it was ended because it went beyond its bounds. */
export type Ran = { readonly kind: 'said'; readonly bytes: Buffer } | { readonly kind: 'ended' }

/** A network namespace of its own, where the kernel allows one: then there is no network to reach. Asked once. */
const withoutNetwork = ['unshare', '--user', '--net', '--map-current-user', '--'] as const
let wrapper: Promise<readonly string[]> | undefined
const networkWrapper = (): Promise<readonly string[]> => {
  wrapper ??= promisify(execFile)('unshare', [...withoutNetwork.slice(1), 'true'])
    .then(() => withoutNetwork)
    .catch(() => [])
  return wrapper
}

const residentMegabytes = async (pid: number): Promise<number> => {
  const pages = (await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '0 0')).split(' ')[1]
  return (Number(pages) * 4096) / 1024 / 1024
}

const kill = (child: ChildProcess): void => {
  child.kill('SIGKILL')
}

/**
 * Runs a program apart: an empty environment (no credentials, no key's path), no network where the kernel can take it
 * away, no file to write and only the libraries to read, bounded in time, processor, memory and what it may answer.
 */
export const runApart = async (program: string, input: Uint8Array, bounds: Bounds): Promise<Ran> => {
  const libraries = realpathSync(findUp('node_modules/sharp/package.json')).replace(
    /sharp\/package\.json$/,
    '',
  )
  const seconds = Math.ceil(bounds.milliseconds / 1000) + 1
  const command = [
    ...(await networkWrapper()),
    'sh',
    '-c',
    `ulimit -c 0; ulimit -f 0; ulimit -t ${seconds}; exec "$@"`,
    'sh',
    process.execPath,
    `--max-old-space-size=${Math.floor(bounds.megabytes / 2)}`,
    '--permission',
    '--allow-addons',
    `--allow-fs-read=${libraries}*`,
    `--allow-fs-read=${dirname(dirname(program))}/*`,
    '--disable-warning=SecurityWarning',
    program,
  ]
  const [first = '', ...rest] = command
  const child = spawn(first, rest, {
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: '/',
  })
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let received = 0
    let ended = false
    const end = (): void => {
      ended = true
      kill(child)
    }
    const timeout = setTimeout(end, bounds.milliseconds)
    const watch = setInterval(() => {
      if (child.pid === undefined) return
      residentMegabytes(child.pid).then((now) => {
        if (now > bounds.megabytes) end()
      }, end)
    }, 50)
    child.stdout.on('data', (part: Buffer) => {
      received += part.length
      if (received > bounds.answerBytes) end()
      else parts.push(part)
    })
    // A program that ended before it had read everything breaks the pipe; how it ended is told by its exit.
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timeout)
      clearInterval(watch)
      resolve(ended || code !== 0 ? { kind: 'ended' } : { kind: 'said', bytes: Buffer.concat(parts) })
    })
    child.stdin.end(input)
  })
}
