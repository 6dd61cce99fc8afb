import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { identityOf, isRunning, type ProcessIdentity } from './process.ts'

type Taken = { readonly taken: true; release(): void }
type Held = { readonly taken: false; readonly holder: ProcessIdentity }

/**
 * A file that belongs to one living process at a time. Node has no flock, so the file names its holder with the
 * time it started: a holder that was killed, or whose pid went to somebody else, is no holder.
 */
export function takePidFile(path: string): Taken | Held {
  const me = ownIdentity()
  const mine = `${path}.${me.pid}-${randomUUID()}`
  writeFileSync(mine, JSON.stringify(me), { mode: 0o600 })
  try {
    for (;;) {
      if (linked(mine, path)) return { taken: true, release: () => releaseOwn(path, me) }
      const holder = readPidFile(path)
      if (holder !== undefined && isRunning(holder)) return { taken: false, holder }
      setAside(path, holder, mine)
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

export function ownIdentity(): ProcessIdentity {
  return identityOf(process.pid) ?? { pid: process.pid, started: 'unknown' }
}

export function readPidFile(path: string): ProcessIdentity | undefined {
  try {
    const { pid, started } = JSON.parse(readFileSync(path, 'utf8')) as Partial<ProcessIdentity>
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined
  } catch {
    return undefined
  }
}

/** A hard link appears whole or not at all, and fails when the name is there: no half-written lock is ever read. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Two starts may see the same dead holder. The slower must not throw away the lock the quicker has just taken. */
function setAside(path: string, dead: ProcessIdentity | undefined, mine: string): void {
  const aside = `${mine}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = readPidFile(aside)
  if (moved !== undefined && moved.started !== dead?.started) linked(aside, path)
  rmSync(aside, { force: true })
}

function releaseOwn(path: string, me: ProcessIdentity): void {
  const holder = readPidFile(path)
  if (holder?.pid === me.pid && holder.started === me.started) rmSync(path, { force: true })
}
