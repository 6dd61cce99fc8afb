/**
 * `npm run drills`: the full safety figures. Runs the tests that show them with DRILLS=1, which makes the heavy ones run in
 * full, and the measurements; writes docs/safety.md. `npm run drills -- quick` runs the small versions and says so there.
 * Ends with 1 when a figure is not met.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BenchEvidence, type Evidence, piecesOf, type TestEvidence } from './evidence.ts'
import { figures } from './figures.ts'
import { type Outcome, safetyPage, stateOf } from './safety-page.ts'

interface Assertion {
  readonly status: string
  readonly title: string
}
interface Report {
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly Assertion[] }[]
}

const AN_HOUR = 3_600_000
const quick = process.argv[2] === 'quick'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function node(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      process.stdout.write(chunk)
    })
    child.once('error', failed)
    child.once('close', () => ended(Buffer.concat(chunks).toString('utf8')))
  })
}

async function runTests(project: string, files: readonly string[]): Promise<Report | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 's4r-drills-'))
  const report = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const patience = [`--testTimeout=${AN_HOUR}`, `--hookTimeout=${AN_HOUR}`]
    await node(
      ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...patience, ...files],
      {
        DRILLS: quick ? '' : '1',
        S4R_TEST_DATABASE_URL: '',
      },
    )
    return JSON.parse(readFileSync(report, 'utf8')) as Report
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fits(title: string): RegExp {
  const parts = piecesOf(title).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}

function outcomeOfTest(evidence: TestEvidence, report: Report | undefined): Outcome {
  const path = resolve(evidence.file)
  const pattern = fits(evidence.title)
  const seen = (report?.testResults ?? [])
    .filter(({ name }) => name === path)
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ title, status }) => pattern.test(title) && (status === 'passed' || status === 'failed'))
  if (seen.length === 0) return { state: 'not run', words: 'not run' }
  const failed = seen.filter(({ status }) => status === 'failed').length
  if (failed > 0) return { state: 'failed', words: `${failed} of ${seen.length} failed` }
  const passed = seen.length === 1 ? 'passed' : `${seen.length} passed`
  if (evidence.full === undefined) return { state: 'passed', words: passed }
  const small = quick || !readFileSync(path, 'utf8').includes('DRILLS')
  if (small) return { state: 'passed', quick: true, words: `${passed}, quick version of ${evidence.full}` }
  return { state: 'passed', words: `${passed}, ${evidence.full}` }
}

async function outcomeOfBench({ file, env, rows, columns }: BenchEvidence): Promise<Outcome> {
  const output = await node([file], quick ? {} : env)
  const lines = output.split('\n').filter((line) => rows.test(line) && /\b(met|MISSED)$/.test(line))
  if (lines.length === 0) return { state: 'not run', words: 'gave no figure' }
  const words = `${columns}: ${lines.map((line) => line.replace(/ {2,}/g, ' · ')).join('; ')}`
  const small = quick && Object.keys(env).length > 0
  return { state: lines.some((line) => line.endsWith('MISSED')) ? 'failed' : 'passed', quick: small, words }
}

async function outcomes(evidence: readonly Evidence[]): Promise<ReadonlyMap<Evidence, Outcome>> {
  const found = new Map<Evidence, Outcome>()
  for (const project of ['unit', 'db', 'e2e'] as const) {
    const tests = evidence.filter(
      (one): one is TestEvidence => one.kind === 'test' && one.project === project,
    )
    if (tests.length === 0) continue
    say(`\n── ${project}: ${tests.length} tests in full`)
    const report = await runTests(project, [...new Set(tests.map(({ file }) => file))])
    for (const test of tests) found.set(test, outcomeOfTest(test, report))
  }
  for (const bench of evidence.filter((one) => one.kind === 'bench')) {
    say(`\n── ${bench.file}`)
    found.set(bench, await outcomeOfBench(bench))
  }
  return found
}

const found = await outcomes(figures.flatMap(({ shown }) => shown))
const outcomeOf = (evidence: Evidence): Outcome =>
  found.get(evidence) ?? { state: 'not run', words: 'not run' }
const page = safetyPage(figures, outcomeOf, {
  date: new Date().toISOString().slice(0, 10),
  command: quick ? 'npm run drills -- quick' : 'npm run drills',
})
writeFileSync(resolve('docs/safety.md'), page)
const states = figures.map((figure) => ({ id: figure.id, state: stateOf(figure, outcomeOf) }))
const failed = states.filter(({ state }) => state === 'NOT MET')
const count = (wanted: string) => states.filter(({ state }) => state === wanted).length
say(
  `\n${count('shown')} shown, ${count('in part')} in part, ${failed.length} not met, ${count('not yet')} not yet: docs/safety.md`,
)
if (failed.length > 0) say(`Not met: ${failed.map(({ id }) => id).join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
