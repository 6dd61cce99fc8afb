import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const checkout = dirname(dirname(fileURLToPath(import.meta.url)))

const built = (name: string): string => join('app', 'build', 'server', name)

/** A run that is killed leaves its directories; the prefix tells whose they were. */
export const aDataDir = (): string => mkdtempSync(join(tmpdir(), 's4r-e2e-'))

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/** A program of ours, running: what it says, and how it ends. */
export type Program = {
  readonly pid: number
  readonly said: () => string
  /** The first line that fits, as soon as it is said; the program ending first is an error that quotes it. */
  readonly line: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly ended: Promise<Ended>
  readonly signal: (name: NodeJS.Signals) => void
}

/** What is inherited from the test run would decide for the server: it gets what it needs to run, and what is asked. */
const cleanEnvironment = (env: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  TMPDIR: tmpdir(),
  TZ: 'UTC',
  ...env,
})

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

/** Ends in order when the test run is killed: nobody would end it otherwise. */
const endWithTheTests = `data:text/javascript,${encodeURIComponent(
  "process.on('disconnect', () => process.kill(process.pid, 'SIGTERM')); process.channel?.unref()",
)}`

export const runNode = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Program => {
  const child = spawn(process.execPath, ['--import', endWithTheTests, ...args], {
    cwd: checkout,
    env: cleanEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.add(child)
  let words = ''
  const hearing = new Set<() => void>()
  const hear = (chunk: Buffer): void => {
    words += chunk.toString()
    for (const listener of hearing) listener()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      running.delete(child)
      resolve({ code, signal })
    })
  })
  const line = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(words)
        if (found === null) return
        hearing.delete(look)
        resolve(found)
      }
      hearing.add(look)
      look()
      ended.then(
        ({ code, signal }) =>
          reject(new Error(`${args.join(' ')} ended (${code ?? signal}) before ${pattern}:\n${words}`)),
        reject,
      )
    })
  return {
    pid: child.pid ?? 0,
    said: () => words,
    line,
    ended,
    signal: (name) => {
      child.kill(name)
    },
  }
}

export type Platform = Program & {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  /** Ctrl-C, and its end awaited. */
  readonly stop: () => Promise<Ended>
}

export type PlatformOptions = {
  readonly dataDir?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** The server with these settings alone, whether it comes up or not. */
export const runServer = (env: Readonly<Record<string, string>>): Program =>
  runNode([built('main.js')], { LOG_LEVEL: 'warn', ...env })

/** The real server, as it is deployed: its own process, its own embedded database. Comes back once it answers "ready". */
export const startPlatform = async (options: PlatformOptions = {}): Promise<Platform> => {
  const dataDir = options.dataDir ?? aDataDir()
  const port = options.port ?? (await freePort())
  const program = runServer({ PORT: String(port), DATA_DIR: dataDir, TEST_LOCALES: '1', ...options.env })
  const url = `http://localhost:${port}`
  await program.line(/Share4Rare is running/)
  const ready = await fetch(`${url}/readyz`)
  if (ready.status !== 200) throw new Error(`/readyz answers ${ready.status}:\n${program.said()}`)
  return {
    ...program,
    url,
    port,
    dataDir,
    stop: () => {
      program.signal('SIGINT')
      return program.ended
    },
  }
}

/** The command line beside a running server, as `npm run s4r` would start it. */
export const runCommand = async (
  dataDir: string,
  args: readonly string[],
): Promise<Ended & { readonly said: string }> => {
  const program = runNode([built('cli.js'), ...args], { DATA_DIR: dataDir, LOG_LEVEL: 'warn' })
  const ended = await program.ended
  return { ...ended, said: program.said() }
}

/** A few cases made up for these tests, of symptoms that the starter vocabulary knows. */
export const importInventedCases = async (dataDir: string): Promise<void> => {
  const { code, said } = await runCommand(dataDir, ['cases', 'import', join('e2e', 'invented-cases.tsv')])
  if (code !== 0) throw new Error(`The invented cases were not imported:\n${said}`)
}

export const removeDataDir = (dataDir: string): void =>
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })

/** A port nobody listens on: taken for a moment and given back. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server: Server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })

/** The process of the embedded database, from the file it keeps; undefined once it is gone. */
export const postmasterOf = (dataDir: string): number | undefined => {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 0)
    return pid
  } catch {
    return undefined
  }
}
