import { checkArchitecture, checkFormat, checkLength, checkTypes, checkUnused } from './checks.mjs'
import { findChromium, howToGetChromium } from './chromium.mjs'
import { startOutsidePostgres } from './outside-postgres.mjs'
import { oneFailed } from './tally.mjs'
import { vitest } from './vitest-step.mjs'

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {(context: { filters: readonly string[] }) => Promise<Tally>} Run */
/** @typedef {{ name: string, words: string, run: Run }} Step */

/** Quick and telling first. @type {readonly Step[]} */
export const steps = [
  { name: 'lint', words: 'format and lint', run: checkFormat },
  { name: 'types', words: 'types of server and browser code', run: checkTypes },
  { name: 'architecture', words: 'who imports whom', run: checkArchitecture },
  { name: 'length', words: 'length of files', run: checkLength },
  { name: 'unused', words: 'what nothing uses', run: checkUnused },
  { name: 'unit', words: 'unit tests', run: ({ filters }) => vitest('unit', { filters }) },
  {
    name: 'db',
    words: 'database and HTTP tests, fresh generated files, embedded PostgreSQL',
    run: onEmbedded,
  },
  { name: 'db-outside', words: 'database and HTTP tests, PostgreSQL of the system', run: onOutside },
  { name: 'e2e', words: 'tests in a real browser', run: inBrowser },
]

/** How many tests the embedded run had: so many are left out where there is no other PostgreSQL. */
let embeddedCount = 0

/** @type {Run} */
async function onEmbedded({ filters }) {
  const tally = await vitest('db', { filters, env: { S4R_TEST_DATABASE_URL: '' } })
  embeddedCount = tally.passed + tally.failed + tally.skipped
  return tally
}

/** @type {Run} */
async function onOutside({ filters }) {
  const given = process.env.S4R_TEST_DATABASE_URL ?? ''
  const outside =
    given === '' ? await startOutsidePostgres() : { url: given, version: 'given', stop: () => undefined }
  if (typeof outside === 'string') {
    process.stdout.write(`${outside}\n`)
    return { passed: 0, failed: 0, skipped: Math.max(embeddedCount, 1) }
  }
  process.stdout.write(`on PostgreSQL ${outside.version}\n`)
  try {
    // The supervisor starts its own servers; a second time would show nothing new.
    const exclude = ['app/src/platform/postgres/**']
    return await vitest('db', { filters, exclude, env: { S4R_TEST_DATABASE_URL: outside.url } })
  } finally {
    outside.stop()
  }
}

/** @type {Run} */
async function inBrowser({ filters }) {
  const chromium = await findChromium()
  if (chromium !== undefined) return await vitest('e2e', { filters, env: { CHROMIUM_PATH: chromium } })
  process.stdout.write(`${howToGetChromium}\n`)
  return oneFailed
}
