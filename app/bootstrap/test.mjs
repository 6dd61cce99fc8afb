import { existsSync, readdirSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { inRoot, root, SetupProblem } from './places.mjs'
import { steps } from './steps.mjs'
import { isGreen, lastLine, sum } from './tally.mjs'

/**
 * `npm test`: every step, or those named. `npm test -- unit packages/matching` runs one step on some files.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function runTests(args) {
  const { chosen, filters } = chooseSteps(args)
  handInputsOver()
  const tallies = []
  for (const step of chosen) {
    const begun = Date.now()
    process.stdout.write(`\n── ${step.name}: ${step.words}\n`)
    const tally = await step.run({ filters })
    tallies.push(tally)
    const mark = tally.failed === 0 ? 'ok' : 'FAILED'
    process.stdout.write(
      `── ${step.name}: ${mark}, ${lastLine(tally)}, ${((Date.now() - begun) / 1000).toFixed(1)} s\n`,
    )
  }
  const all = sum(tallies)
  process.stdout.write(`\n${lastLine(all)}\n`)
  return isGreen(all) ? 0 : 1
}

/** @param {readonly string[]} args */
export function chooseSteps(args) {
  const names = steps.map(({ name }) => name)
  const wanted = args.filter((word) => names.includes(word))
  const filters = args.filter((word) => !names.includes(word))
  if (wanted.length === 0 && filters.length > 0) {
    throw new SetupProblem(`There is no step called ${filters[0]}: choose from ${names.join(', ')}.`)
  }
  return { chosen: steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name)), filters }
}

/** The big inputs lie outside the checkout; tests find them through these two, or skip. */
function handInputsOver() {
  hand('VOCABULARIES_DIR', inRoot('..', 'shared', 'vocabularies'))
  hand('CASES_FILE', inRoot('..', 'shared', 'cases', 'dev-phenopackets.tsv.gz'))
  if (process.env.S4R_REQUIRE_VOCABULARIES !== '1') return
  const folder = process.env.VOCABULARIES_DIR ?? ''
  const names = folder !== '' && statSync(folder).isDirectory() ? readdirSync(folder) : []
  if (names.some((name) => /^hp.*\.json/.test(name)) && existsSync(process.env.CASES_FILE ?? '')) return
  throw new SetupProblem(
    'S4R_REQUIRE_VOCABULARIES=1 and the full vocabularies or the published cases are missing: set VOCABULARIES_DIR and CASES_FILE.',
  )
}

/** @param {string} name @param {string} usual */
function hand(name, usual) {
  const given = process.env[name] ?? ''
  const path = given === '' ? usual : isAbsolute(given) ? given : join(root, given)
  if (existsSync(path)) process.env[name] = path
  else delete process.env[name]
}
