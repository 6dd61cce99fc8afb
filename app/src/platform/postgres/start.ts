import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { handOver, initCluster, removeUnfinished, spawnServer } from './cluster.ts'
import type { LauncherName } from './launchers.ts'
import { takePidFile } from './pid-file.ts'
import { type Places, placesIn } from './places.ts'
import {
  livePostmaster,
  type Postmaster,
  removeLeftovers,
  stopPostmaster,
  waitUntilReady,
} from './postmaster.ts'
import { EmbeddedPostgresError } from './problem.ts'
import { identityOf } from './process.ts'
import { signIn, usersOf } from './users.ts'
import { chooseWay, type Way } from './ways.ts'

type StartEmbedded = {
  readonly dataDir: string
  readonly log?: (line: string) => void
  /** Server settings on top of ours; tests switch fsync off. */
  readonly settings?: Readonly<Record<string, string>>
  /** Restricts the ways tried, so that a test can show each. */
  readonly launchers?: readonly LauncherName[]
}

export type EmbeddedPostgres = {
  readonly socketDir: string
  readonly port: number
  readonly superuser: 'postgres'
  /** True when a server was already running on these files, left by a killed app or shared with a living one. */
  readonly adopted: boolean
  connectionFor(user: string, database: string): ClientConfig
  /** Ends the server and waits, unless another living process still uses it. */
  stop(): Promise<void>
}

/**
 * Start order: sign in → adopt a living server → else choose a way, set up the files if they are not there, start.
 *
 * A living server without its app is adopted, not restarted: what it has committed is on disk either way, recovery
 * costs time, and a restart would cut off the command line that may be using it. One that does not answer is restarted.
 */
export async function startEmbedded(options: StartEmbedded): Promise<EmbeddedPostgres> {
  refuseWindows()
  const log = options.log ?? (() => undefined)
  const places = placesIn(ownDirectory(options.dataDir))
  return await oneAtATime(places, async () => {
    const registration = signIn(places)
    try {
      const adopted = await adopt(places, log)
      const postmaster = adopted ?? (await startAnew(places, options, log))
      return {
        socketDir: postmaster.socketDir,
        port: postmaster.port,
        superuser: 'postgres',
        adopted: adopted !== undefined,
        connectionFor: (user, database) => ({
          host: postmaster.socketDir,
          port: postmaster.port,
          user,
          database,
        }),
        stop: () =>
          oneAtATime(places, async () => {
            registration.leave()
            if (usersOf(places) === 0) await stopPostmaster(postmaster)
          }),
      }
    } catch (error) {
      registration.leave()
      throw error
    }
  })
}

async function adopt(places: Places, log: (line: string) => void): Promise<Postmaster | undefined> {
  const living = livePostmaster(places)
  if (living === undefined) return undefined
  const answer = await waitUntilReady(living, () => livePostmaster(places) !== undefined, log)
  if (answer === 'ready') {
    if (usersOf(places) === 1) log('The database was still running from last time and is used again.')
    return living
  }
  if (answer === 'silent') {
    log('The database was still running but did not answer; it is started again.')
    await stopPostmaster(living)
  }
  return undefined
}

async function startAnew(
  places: Places,
  { launchers, settings = {} }: StartEmbedded,
  log: (line: string) => void,
): Promise<Postmaster> {
  removeUnfinished(places)
  const way = await chooseWay(places, launchers)
  handOver(places, way)
  if (!existsSync(places.cluster)) {
    log(`Setting up PostgreSQL ${way.binaries.version} in ${places.dataDir}, ${way.launcher.words}.`)
    await initCluster(places, way)
  }
  removeLeftovers(places)
  return await startServer(places, way, settings, log)
}

async function startServer(
  places: Places,
  way: Way,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Postmaster> {
  const end = Date.now() + 15_000
  for (;;) {
    const logged = turnLogOver(places)
    const child = spawnServer(places, way, settings)
    const failure = new Promise<Error>((resolve) => child.once('error', resolve))
    const identity = child.pid === undefined ? undefined : identityOf(child.pid)
    if (identity !== undefined) {
      const answer = await waitUntilReady(
        places,
        () => child.exitCode === null && child.signalCode === null,
        log,
      )
      const postmaster = { process: identity, socketDir: places.socketDir, port: places.port }
      if (answer === 'ready') return postmaster
      if (answer === 'silent') await stopPostmaster(postmaster)
    }
    const words = identity === undefined ? String(await failure) : wordsSince(places, logged)
    // The last sessions of a killed server hold its memory for a moment longer.
    if (!/still in use|lock file .* already exists/.test(words) || Date.now() > end)
      throw didNotStart(places, words)
    await pause(100)
  }
}

/** One start or stop at a time on these files, in whichever process. */
async function oneAtATime<T>(places: Places, work: () => Promise<T>): Promise<T> {
  const end = Date.now() + 120_000
  for (;;) {
    const attempt = takePidFile(places.starting)
    if (attempt.taken) {
      try {
        return await work()
      } finally {
        attempt.release()
      }
    }
    if (Date.now() > end) {
      throw new EmbeddedPostgresError(
        'start-failed',
        `Process ${attempt.holder.pid} has been starting or stopping the database in ${places.dataDir} for two minutes: end it and try again.`,
      )
    }
    await pause(20)
  }
}

function ownDirectory(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw refusedDirectory(wanted, `it cannot be made (${(error as NodeJS.ErrnoException).code})`)
  }
  const dataDir = realpathSync(wanted)
  const { uid } = statSync(dataDir)
  const me = process.getuid?.() ?? uid
  if (me !== 0 && uid !== me)
    throw refusedDirectory(dataDir, `it belongs to user ${uid} and you are user ${me}`)
  return dataDir
}

function refusedDirectory(dataDir: string, why: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'data-dir-refused',
    `The data directory ${dataDir} cannot be used, ${why}: start as its owner or set DATA_DIR to a directory of yours.`,
  )
}

function refuseWindows(): void {
  if (process.platform !== 'win32') return
  throw new EmbeddedPostgresError(
    'no-way-to-run',
    'The embedded database does not run on Windows itself: start inside WSL, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  )
}

/** Returns where this start's words begin; a log grown past 5 MB makes room for a new one first. */
function turnLogOver(places: Places): number {
  const size = statSync(places.log, { throwIfNoEntry: false })?.size ?? 0
  if (size < 5_000_000) return size
  renameSync(places.log, `${places.log}.1`)
  return 0
}

function wordsSince(places: Places, offset: number): string {
  return readFileSync(places.log).subarray(offset).toString().trim()
}

function didNotStart(places: Places, words: string): EmbeddedPostgresError {
  const last = words.split('\n').findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? 'without a word'
  return new EmbeddedPostgresError(
    'start-failed',
    `The database in ${places.dataDir} did not start (${last.replace(/^.*?(FATAL|PANIC):\s*/, '')}): see ${places.log}.`,
    words,
  )
}
