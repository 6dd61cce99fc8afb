import { pino } from 'pino'

export type Log = {
  readonly info: (facts: object, sentence: string) => void
  readonly warn: (facts: object, sentence: string) => void
  readonly error: (facts: object, sentence: string) => void
  readonly debug: (facts: object, sentence: string) => void
}

/**
 * JSON lines on standard error, so that commands keep standard output for their answers.
 * Facts are ids, counts and durations: a patient's words, an address or an e-mail never go in.
 */
export const createLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['password', 'token', 'email', '*.password', '*.token', '*.email'],
    },
    pino.destination({ dest: 2, sync: true }),
  )

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }
