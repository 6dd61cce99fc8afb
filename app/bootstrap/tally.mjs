/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/** @typedef {{ status: string, fullName?: string, title?: string }} Assertion */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: readonly Assertion[] }} FileResult */
/** @typedef {{ testResults: readonly FileResult[] }} VitestReport */

/** @type {Tally} */
const nothing = { passed: 0, failed: 0, skipped: 0 }

/** @type {Tally} */
export const onePassed = { passed: 1, failed: 0, skipped: 0 }

/** @type {Tally} */
export const oneFailed = { passed: 0, failed: 1, skipped: 0 }

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    nothing,
  )
}

/** The last line of a run, read by machines too. @param {Tally} tally */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/** Green only when something was seen and nothing failed. @param {Tally} tally */
export const isGreen = ({ passed, failed }) => failed === 0 && passed > 0

/**
 * What a run of vitest means. A file that could not be loaded counts as a failed test, a run that ended badly although
 * every test passed (an error nobody awaited) counts as one, and so does a run that saw no test at all.
 *
 * @param {VitestReport | undefined} report @param {number} exitCode @returns {Tally}
 */
export function tallyOf(report, exitCode) {
  if (report === undefined) return oneFailed
  const tally = sum(report.testResults.map(tallyOfFile))
  const sawNothing = tally.passed + tally.failed + tally.skipped === 0
  return tally.failed === 0 && (exitCode !== 0 || sawNothing) ? { ...tally, failed: 1 } : tally
}

/** @param {FileResult} file @returns {Tally} */
function tallyOfFile({ status, assertionResults }) {
  const count = (/** @type {(status: string) => boolean} */ is) =>
    assertionResults.filter((one) => is(one.status)).length
  const failed = count((one) => one === 'failed')
  return {
    passed: count((one) => one === 'passed'),
    failed: failed === 0 && status === 'failed' ? 1 : failed,
    skipped: count((one) => one !== 'passed' && one !== 'failed'),
  }
}

/**
 * Tests that were left out because a vocabulary or the published cases were not there.
 *
 * @param {VitestReport | undefined} report @returns {readonly string[]}
 */
export function skippedForVocabularies(report) {
  return (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName, title }) => `${name}: ${fullName ?? title ?? ''}`)
      .filter((words) => /vocabular|full release|published case|HPO|Mondo|Orphanet/i.test(words)),
  )
}
