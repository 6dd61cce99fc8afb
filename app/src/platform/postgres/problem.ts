type EmbeddedPostgresCode =
  | 'no-way-to-run' // no binaries fit this machine, or nothing may start them
  | 'other-version' // the data was written by another major version
  | 'data-dir-refused' // the directory belongs to somebody else or cannot be written
  | 'init-failed'
  | 'start-failed'
  | 'stop-failed'

/** The message is one sentence for the person at the terminal, saying what to do; `detail` is for the log. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresCode
  readonly detail: string

  constructor(code: EmbeddedPostgresCode, sentence: string, detail = '') {
    super(sentence)
    this.name = 'EmbeddedPostgresError'
    this.code = code
    this.detail = detail
  }
}
