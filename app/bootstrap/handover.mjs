import { spawn } from 'node:child_process'

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
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself; a second one would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
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

/** The other side: when the one that started us is killed, we end in order instead of living on unseen. */
export function endWithParent() {
  if (process.channel === undefined) return
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
