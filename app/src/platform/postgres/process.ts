import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process as it can be told apart later: a pid alone is handed out again, after a reboot almost at once. */
export type ProcessIdentity = { readonly pid: number; readonly started: string }

export function identityOf(pid: number): ProcessIdentity | undefined {
  const started = startOf(pid)
  return started === undefined ? undefined : { pid, started }
}

export function isRunning(identity: ProcessIdentity): boolean {
  return startOf(identity.pid) === identity.started
}

/** Arguments of a process; empty when it is gone, or has ended and nobody has collected it. */
export function commandLineOf(pid: number): readonly string[] {
  if (process.platform === 'linux') {
    return (readOrUndefined(`/proc/${pid}/cmdline`) ?? '').split('\0').filter((part) => part !== '')
  }
  return (askPs(pid, 'command') ?? '').split(' ').filter((part) => part !== '')
}

function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return startFromProc(pid)
  if (process.platform === 'win32') return answersSignals(pid) ? 'running' : undefined
  return askPs(pid, 'lstart')
}

function startFromProc(pid: number): string | undefined {
  const stat = readOrUndefined(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // The name (second field) may hold spaces and brackets: count fields from the last bracket on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // A zombie holds nothing any more, and where process 1 collects nobody it stays for ever.
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined
  // Ticks count from the boot, so the boot belongs to the identity.
  return `${(readOrUndefined('/proc/sys/kernel/random/boot_id') ?? '').trim()}:${fields[19]}`
}

/** macOS and the BSDs have no /proc. */
function askPs(pid: number, column: 'lstart' | 'command'): string | undefined {
  try {
    const answer = execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    return answer === '' ? undefined : answer
  } catch {
    return undefined
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
