import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tool } from './command.mjs'
import { skippedForVocabularies, sum, tallyOf } from './tally.mjs'

/**
 * Runs one project of vitest and counts what it reports: shown as always, written as JSON beside it.
 *
 * @param {string} project
 * @param {{ filters?: readonly string[], exclude?: readonly string[], env?: Readonly<Record<string, string>> }} options
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function vitest(project, { filters = [], exclude = [], env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 's4r-report-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const excluded = exclude.map((pattern) => `--exclude=${pattern}`)
    const { code } = await tool(
      'vitest/vitest.mjs',
      ['run', '--project', project, ...reporters, ...excluded, ...filters],
      { env },
    )
    const report = readReport(file)
    return sum([tallyOf(report, code), refusedSkips(report)])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} file @returns {import('./tally.mjs').VitestReport | undefined} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Where the full vocabularies are promised, leaving their tests out is a failure. */
/** @param {import('./tally.mjs').VitestReport | undefined} report @returns {import('./tally.mjs').Tally} */
function refusedSkips(report) {
  const skips = process.env.S4R_REQUIRE_VOCABULARIES === '1' ? skippedForVocabularies(report) : []
  for (const words of skips)
    process.stdout.write(`Left out although the vocabularies are required: ${words}\n`)
  return { passed: 0, failed: skips.length, skipped: -skips.length }
}
