import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const forwarded = /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT'])

/**
 * Goes on as the same command under another Node, with the same input and output, and ends as it ends.
 *
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {Promise<never>}
 */
export function goOnUnder(node, args) {
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of forwarded) {
    // As a message, for the child may have had the signal itself: see endWithParent.
    process.on(signal, () => void (child.connected ? child.send({ signal }) : child.kill(signal)))
  }
  return new Promise((_resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (signal === null) process.exit(code ?? 1)
      for (const name of forwarded) process.removeAllListeners(name)
      process.kill(process.pid, signal)
    })
  })
}

/** A terminal signals everybody at once: what reached us within this time before or after is the same signal. */
const sameSignal = { before: 1000, after: 100 }

/**
 * The other side of goOnUnder. A signal that only the first process got is raised here too; one that both got counts once,
 * or Ctrl-C would look like an impatient second one. When the first process is killed, we end in order instead of living
 * on unseen.
 */
export function endWithParent() {
  if (process.channel === undefined) return
  const seen = new Map()
  for (const signal of forwarded) {
    const note = () => {
      seen.set(signal, Date.now())
      // Noting a signal switches its usual effect off; where nobody else listens it must end us still.
      if (process.listenerCount(signal) === 1) endBy(signal, note)
    }
    process.on(signal, note)
  }
  process.on('message', ({ signal }) => {
    setTimeout(() => {
      if (Date.now() - (seen.get(signal) ?? 0) > sameSignal.before) process.kill(process.pid, signal)
    }, sameSignal.after)
  })
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

/** @param {NodeJS.Signals} signal @param {() => void} listener */
function endBy(signal, listener) {
  process.off(signal, listener)
  process.kill(process.pid, signal)
}

/**
 * Calls back when the npm that started us was killed. Between it and us stands a shell that does not tell, so that we would
 * go on, holding port and data, while the person believes all is ended. Linux only; elsewhere the next start says who holds
 * the data.
 *
 * @param {() => void} gone
 */
export function watchNpm(gone) {
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const npm = isNpm(shell) ? shell : parentOf(shell)
  if (npm === undefined || !isNpm(npm)) return
  const timer = setInterval(() => {
    const there = process.ppid === shell && (shell === npm || parentOf(shell) === npm)
    if (there) return
    clearInterval(timer)
    gone()
  }, 200)
  timer.unref()
}

/** @param {number} pid */
const isNpm = (pid) => proc(pid, 'comm')?.startsWith('npm') ?? false

/** @param {number} pid */
function parentOf(pid) {
  const stat = proc(pid, 'stat')
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

/** @param {number} pid @param {'comm' | 'stat'} name */
function proc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}
