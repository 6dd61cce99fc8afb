import { Logger } from 'graphile-worker'
import type { Log } from '../log/index.ts'

/** Passes the runner's warnings and errors to our log and keeps its chatter out. */
export const quietLogger = (log: Log): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error({}, message)
    else if (level === 'warning') log.warn({}, message)
  })
