import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Places } from './places.ts'
import { EmbeddedPostgresError } from './problem.ts'
import { commandLineOf, identityOf, isRunning, type ProcessIdentity } from './process.ts'

export type Postmaster = {
  readonly process: ProcessIdentity
  readonly socketDir: string
  readonly port: number
}

const between = 15
const patience = { stopFast: 60_000, stopNow: 10_000, silentSocket: 5_000 }

/** The server that runs on these files now, whoever started it. A pid that went to another program is nobody. */
export function livePostmaster(places: Places): Postmaster | undefined {
  const [pid, , , port, socketDir] = postmasterFile(places)
  const identity = Number(pid) > 0 ? identityOf(Number(pid)) : undefined
  if (identity === undefined) return undefined
  const command = commandLineOf(identity.pid).join(' ')
  if (!command.includes('postgres') || !command.includes(places.cluster)) return undefined
  return {
    process: identity,
    port: Number(port) > 0 ? Number(port) : places.port,
    socketDir: socketDir === undefined || socketDir === '' ? places.socketDir : socketDir,
  }
}

/**
 * After a reboot or in a fresh container the pid in the file may be somebody else's, and PostgreSQL would refuse to
 * start. Only called when no server runs on these files; shared memory still guards against a second one.
 */
export function removeLeftovers(places: Places): void {
  rmSync(join(places.cluster, 'postmaster.pid'), { force: true })
  rmSync(join(places.socketDir, `.s.PGSQL.${places.port}`), { force: true })
  rmSync(join(places.socketDir, `.s.PGSQL.${places.port}.lock`), { force: true })
}

type Answer = 'ready' | 'gone' | 'silent'

/** Waits for as long as the server says that it is starting or recovering; that can take minutes after a crash. */
export async function waitUntilReady(
  socket: { readonly socketDir: string; readonly port: number },
  isAlive: () => boolean,
  log: (line: string) => void,
): Promise<Answer> {
  const begun = Date.now()
  let lastWord = begun
  let told = begun
  while (isAlive()) {
    const reply = await knock(socket)
    if (reply === 'ready') return 'ready'
    if (reply === 'busy') lastWord = Date.now()
    if (Date.now() - lastWord > patience.silentSocket) return 'silent'
    if (Date.now() - told > 5_000) {
      log(`The database is still recovering (${Math.round((Date.now() - begun) / 1000)} s).`)
      told = Date.now()
    }
    await pause(between)
  }
  return 'gone'
}

/** Fast: open transactions are rolled back, everything committed is on disk. Returns when the process is gone. */
export async function stopPostmaster({ process: identity }: Postmaster): Promise<void> {
  if (await endedAfter('SIGINT', identity, patience.stopFast)) return
  if (await endedAfter('SIGQUIT', identity, patience.stopNow)) return
  throw new EmbeddedPostgresError(
    'stop-failed',
    `The database (process ${identity.pid}) does not end: end it with "kill -9 ${identity.pid}" and start again.`,
  )
}

async function endedAfter(
  signal: NodeJS.Signals,
  identity: ProcessIdentity,
  within: number,
): Promise<boolean> {
  if (isRunning(identity)) process.kill(identity.pid, signal)
  const end = Date.now() + within
  while (isRunning(identity)) {
    if (Date.now() > end) return false
    await pause(between)
  }
  return true
}

async function knock(socket: {
  readonly socketDir: string
  readonly port: number
}): Promise<'ready' | 'busy' | 'silent'> {
  const client = new pg.Client({
    host: socket.socketDir,
    port: socket.port,
    user: 'postgres',
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  // A server that goes down while we talk to it is an answer too, not a crash of ours.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return 'ready'
  } catch (error) {
    // cannot_connect_now: starting up, recovering, shutting down. Too many connections: up and busy.
    const code = (error as { code?: string }).code
    if (code === '53300') return 'ready'
    return code === '57P03' ? 'busy' : 'silent'
  }
}

function postmasterFile(places: Places): readonly string[] {
  try {
    return readFileSync(join(places.cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}
