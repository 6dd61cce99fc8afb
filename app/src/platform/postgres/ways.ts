import { spawn } from 'node:child_process'
import { chmodSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Binaries, copyBinaries, findBinaries, madeReady, programIn } from './binaries.ts'
import { type Launcher, type LauncherName, launchersFor } from './launchers.ts'
import type { Places } from './places.ts'
import { EmbeddedPostgresError } from './problem.ts'

/** Which server, started how: found by trying, because what a container allows cannot be read anywhere. */
export type Way = { readonly binaries: Binaries; readonly launcher: Launcher }

type Trial = 'works' | 'data-out-of-reach' | 'binaries-out-of-reach' | 'does-not-run'

export async function chooseWay(
  places: Places,
  only: readonly LauncherName[] | undefined,
  candidates: readonly Binaries[] = findBinaries(),
): Promise<Way> {
  const major = majorOf(places.cluster)
  const fitting = candidates.filter((binaries) => major === undefined || binaries.major === major)
  if (fitting.length === 0 && candidates.length > 0) throw otherVersion(places, major ?? 0)
  const launchers = launchersFor(places.cluster).filter(({ name }) => only?.includes(name) ?? true)
  const failures: string[] = []
  for (const found of fitting) {
    for (const launcher of launchers) {
      const attempt = await tryOut(launcher, found, places)
      if (typeof attempt === 'object') return attempt
      failures.push(`${found.origin} ${found.version} ${launcher.words}: ${attempt}`)
    }
  }
  throw noWay(failures)
}

/** The environment a server needs and no more: it has no business with our keys and addresses. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TMPDIR', 'LD_LIBRARY_PATH', 'SystemRoot']
  const values = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(values), LC_ALL: 'C', TZ: 'UTC' }
}

async function tryOut(launcher: Launcher, found: Binaries, places: Places): Promise<Way | Trial> {
  if (launcher.name === 'other-user') letOthersThrough(places.dataDir)
  let binaries = madeReady(found) ? found : copyBinaries(found, places.dataDir)
  let trial = await tryLauncher(launcher, binaries, places.dataDir)
  if (trial === 'binaries-out-of-reach' && binaries === found && found.origin === 'package') {
    binaries = copyBinaries(found, places.dataDir)
    trial = await tryLauncher(launcher, binaries, places.dataDir)
  }
  return trial === 'works' ? { launcher, binaries } : trial
}

/** Walks where the server will have to walk and runs it for its version: 10 ms, nothing written. */
function tryLauncher(launcher: Launcher, binaries: Binaries, dataDir: string): Promise<Trial> {
  const script = 'cd "$1" || exit 90; test -x "$2" || exit 91; exec "$2" --version'
  const command = launcher.command('/bin/sh', ['-c', script, 'sh', dataDir, programIn(binaries, 'postgres')])
  return new Promise((resolve) => {
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: '/',
      env: serverEnvironment(),
      stdio: 'ignore',
    })
    child.on('error', () => resolve('does-not-run'))
    child.on('exit', (code) => {
      const trials: Readonly<Record<number, Trial>> = {
        0: 'works',
        90: 'data-out-of-reach',
        91: 'binaries-out-of-reach',
      }
      resolve(trials[code ?? -1] ?? 'does-not-run')
    })
  })
}

/** Passing through is not reading: the names and files inside stay closed. */
function letOthersThrough(dataDir: string): void {
  const { mode } = statSync(dataDir)
  if ((mode & 0o011) !== 0o011) chmodSync(dataDir, (mode & 0o777) | 0o011)
}

function majorOf(cluster: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'), 10)
  } catch {
    return undefined
  }
}

function otherVersion(places: Places, major: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'other-version',
    `${places.cluster} was written by PostgreSQL ${major}, which is not on this machine: install PostgreSQL ${major}, ` +
      'or set DATA_DIR to an empty directory.',
  )
}

function noWay(failures: readonly string[]): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'no-way-to-run',
    'PostgreSQL cannot be started on this machine: install PostgreSQL 15 or newer (on Debian: apt install postgresql) ' +
      'and start as an ordinary user, or set DATABASE_URL to a running one.',
    failures.length === 0 ? 'no PostgreSQL binaries were found' : failures.join('; '),
  )
}
