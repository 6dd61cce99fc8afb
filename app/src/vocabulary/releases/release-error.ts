/**
 * Why a release file was refused. It names the file and the line, so that whoever runs the
 * installation can open it there. Thrown, because one bad row must undo a whole transaction.
 */
export class ReleaseError extends Error {
  readonly file: string
  readonly line: number
  readonly sentence: string

  constructor(where: { readonly file: string; readonly line: number; readonly sentence: string }) {
    super(`${where.file}:${where.line}: ${where.sentence}`)
    this.name = 'ReleaseError'
    this.file = where.file
    this.line = where.line
    this.sentence = where.sentence
  }
}
