import type { UploadRefusal } from '../limits.ts'

/** Ends the reading of a file with a reason a person can be told. */
export class Refusal extends Error {
  readonly code: UploadRefusal
  readonly found: number | undefined
  constructor(code: UploadRefusal, found?: number) {
    super(code)
    this.code = code
    this.found = found
  }
}
