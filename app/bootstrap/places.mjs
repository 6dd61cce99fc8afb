import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts)

/** Standard output belongs to the command that is run; what happens before it is told beside it. @param {string} line */
export const tell = (line) => process.stderr.write(`${line}\n`)

/** For the person at the terminal: one sentence that says what to do, shown without a stack. */
export class SetupProblem extends Error {}
