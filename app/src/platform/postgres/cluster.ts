import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { programIn } from './binaries.ts'
import { makeSocketDir, type Places } from './places.ts'
import { EmbeddedPostgresError } from './problem.ts'
import { serverEnvironment, type Way } from './ways.ts'

/** Whoever may enter the 0700 directory of the socket may connect: the file system is the password. */
const accessRules = 'local all all trust\n'

/** Made beside its place and renamed into it when whole: an interrupted first start leaves nothing half-made. */
export async function initCluster(places: Places, way: Way): Promise<void> {
  const unfinished = `${places.cluster}.init-${process.pid}`
  const complaints: string[] = []
  for (const locale of localeOptions(way.binaries.major)) {
    mkdirSync(unfinished, { mode: 0o700 })
    chownSync(unfinished, way.launcher.owner.uid, way.launcher.owner.gid)
    const args = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--data-checksums', ...locale]
    const { code, output } = await run(way, 'initdb', ['-D', unfinished, ...args])
    if (code === 0) {
      writeFileSync(join(unfinished, 'pg_hba.conf'), accessRules)
      renameSync(unfinished, places.cluster)
      return syncFolder(dirname(places.cluster))
    }
    rmSync(unfinished, { recursive: true, force: true })
    complaints.push(output)
  }
  const reason = /error: (.*)/.exec(complaints[0] ?? '')?.[1] ?? 'no reason given'
  throw new EmbeddedPostgresError(
    'init-failed',
    `The database could not be set up in ${places.dataDir} (${reason}): check that 200 MB are free there and that it can be written.`,
    complaints.join('\n'),
  )
}

/** What a killed initdb left. Called while nobody else can be starting. */
export function removeUnfinished(places: Places): void {
  const prefix = `${basename(places.cluster)}.init-`
  for (const name of readdirSync(places.dataDir).filter((entry) => entry.startsWith(prefix))) {
    rmSync(join(places.dataDir, name), { recursive: true, force: true })
  }
}

/** The files go to whom the server runs as; the top folder last, so that an interrupted change is done again. */
export function handOver(places: Places, { launcher: { owner } }: Way): void {
  makeSocketDir(places.socketDir, [owner.uid, 0, 65_534])
  // A copied or restored directory is open to more than PostgreSQL accepts.
  if (existsSync(places.cluster)) chmodSync(places.cluster, 0o700)
  if (process.getuid?.() !== 0) return
  chownSync(places.socketDir, owner.uid, owner.gid)
  if (!existsSync(places.cluster) || statSync(places.cluster).uid === owner.uid) return
  for (const entry of readdirSync(places.cluster, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid)
  }
  chownSync(places.cluster, owner.uid, owner.gid)
}

/** Detached: Ctrl-C in the terminal must reach us, not the database under us. It survives us and is adopted. */
export function spawnServer(
  places: Places,
  way: Way,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const options = Object.entries({ ...settingsFor(places), ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const command = way.launcher.command(programIn(way.binaries, 'postgres'), [
    '-D',
    places.cluster,
    ...options,
  ])
  const log = openSync(places.log, 'a', 0o600)
  try {
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', log, log],
    })
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

function settingsFor(places: Places): Readonly<Record<string, string>> {
  return {
    listen_addresses: '',
    // A list: quoted, for a path may hold a comma or a blank.
    unix_socket_directories: `"${places.socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: String(places.port),
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log must not repeat what people wrote: no statements, no values, no details.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  }
}

/**
 * The builtin provider sorts the same on every machine; it exists from 17 on. Trigrams still ask the C library what a
 * letter is, and with plain C "ñ" is none; but a machine without C.UTF-8 refuses the name, so plain C comes second.
 */
function localeOptions(major: number): readonly (readonly string[])[] {
  const provider =
    major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale-provider=libc']
  return [
    [...provider, '--locale=C', '--lc-ctype=C.UTF-8'],
    [...provider, '--locale=C'],
  ]
}

function run(
  way: Way,
  program: 'initdb',
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const command = way.launcher.command(programIn(way.binaries, program), args)
  return new Promise((resolve) => {
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** A rename is safe against power loss only once its folder is on disk. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
