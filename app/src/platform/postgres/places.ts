import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedPostgresError } from './problem.ts'

/** Everything the embedded database keeps, by name. */
export type Places = {
  readonly dataDir: string
  readonly cluster: string
  readonly users: string
  readonly starting: string
  readonly log: string
  readonly socketDir: string
  readonly port: number
}

/** Only names the socket file: nothing listens on the network. */
const port = 5432

/** struct sockaddr_un holds 108 bytes on Linux and 104 elsewhere, one of them the final zero. */
const longestSocketPath = process.platform === 'linux' ? 107 : 103

export function placesIn(dataDir: string): Places {
  return {
    dataDir,
    cluster: join(dataDir, 'postgres'),
    users: join(dataDir, 'postgres.users'),
    starting: join(dataDir, 'postgres.starting'),
    log: join(dataDir, 'postgres.log'),
    socketDir: socketDirFor(dataDir),
    port,
  }
}

/** Inside the data directory where the path fits, so that its 0700 guards the socket; else a short private place. */
export function socketDirFor(dataDir: string): string {
  const inside = join(dataDir, 'postgres.run')
  if (fits(inside)) return inside
  const name = `s4r-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  const short = join(tmpdir(), name)
  return fits(short) ? short : join('/tmp', name)
}

/** The temporary directory is everybody's: a place somebody else has prepared there is refused, not used. */
export function makeSocketDir(socketDir: string, owners: readonly number[]): void {
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  const found = lstatSync(socketDir)
  const me = process.getuid?.() ?? found.uid
  const mine = found.uid === me || (me === 0 && owners.includes(found.uid))
  const open = (found.mode & 0o022) !== 0
  if (found.isDirectory() && mine && !open) return
  throw new EmbeddedPostgresError(
    'data-dir-refused',
    `${socketDir} was made by somebody else: remove it, or set DATA_DIR to a shorter path.`,
  )
}

function fits(socketDir: string): boolean {
  return Buffer.byteLength(join(socketDir, `.s.PGSQL.${port}.lock`)) <= longestSocketPath
}
