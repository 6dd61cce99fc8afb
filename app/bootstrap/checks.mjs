import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tool } from './command.mjs'
import { inRoot, root } from './places.mjs'
import { oneFailed, onePassed } from './tally.mjs'

/** @typedef {import('./tally.mjs').Tally} Tally */

/** Format and lint. @returns {Promise<Tally>} */
export async function checkFormat() {
  const { code, output } = await tool('@biomejs/biome/bin/biome', ['check', '.'])
  return verdict(code === 0, countIn(output, /Checked (\d+) files?/), 'biome')
}

/** Server code and browser code see different globals, so each has its own settings. @returns {Promise<Tally>} */
export async function checkTypes() {
  const check = async (/** @type {string} */ settings) => {
    const { code, output } = await tool('typescript/bin/tsc', ['-p', settings, '--noEmit', '--listFiles'], {
      show: false,
    })
    const lines = output.split('\n')
    const ours = lines.filter((line) => line.startsWith(root) && !line.includes('node_modules'))
    const words = lines.filter(
      (line) => line !== '' && !/^(\/|[A-Za-z]:).*\.(d\.)?[cm]?tsx?$|\.json$/.test(line),
    )
    if (words.length > 0) print(words)
    return verdict(code === 0, ours.length, settings)
  }
  const verdicts = await Promise.all(['tsconfig.json', 'tsconfig.client.json'].map(check))
  return verdicts.every(({ failed }) => failed === 0) ? onePassed : oneFailed
}

/** Who may import whom. @returns {Promise<Tally>} */
export async function checkArchitecture() {
  const folders = ['app', 'packages', 'e2e', 'bench'].filter((folder) => existsSync(inRoot(folder)))
  const args = ['--config', 'architecture.cjs', '--output-type', 'json', ...folders]
  const { code, output } = await tool('dependency-cruiser/bin/dependency-cruiser.mjs', args, { show: false })
  const report = jsonIn(output)
  if (report === undefined) {
    print([output])
    return oneFailed
  }
  const { totalCruised = 0, violations = [], ruleSetUsed = {} } = report.summary
  const advice = new Map((ruleSetUsed.forbidden ?? []).map((rule) => [rule.name, rule.comment ?? '']))
  for (const { from, to, rule } of violations) {
    print([`${rule.severity} ${rule.name}: ${from} → ${to}`, `  ${advice.get(rule.name) ?? ''}`])
  }
  const broken = violations.some(({ rule }) => rule.severity === 'error')
  return verdict(code === 0 && !broken, totalCruised, 'dependency-cruiser')
}

const longest = 400
const long = 250

/** No file over 400 lines, nine in ten under 250. @returns {Promise<Tally>} */
export async function checkLength() {
  const files = ['app', 'packages', 'e2e', 'bench'].flatMap((folder) => sourcesBelow(inRoot(folder)))
  const lengths = files.map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
  const tooLong = lengths.filter(({ lines }) => lines > longest)
  print(tooLong.map(({ path, lines }) => `${path} has ${lines} lines: split it, ${longest} is the most.`))
  const share = lengths.filter(({ lines }) => lines > long).length / Math.max(lengths.length, 1)
  if (share > 0.1)
    print([`${Math.round(share * 100)} % of the files are longer than ${long} lines: one in ten may be.`])
  return verdict(tooLong.length === 0 && share <= 0.1, files.length, 'the length check')
}

/** What nothing uses. @returns {Promise<Tally>} */
export async function checkUnused() {
  const reporters = ['--reporter', 'symbols', '--reporter', './app/bootstrap/knip-count.mjs']
  const { code, output } = await tool('knip/bin/knip.js', ['--no-progress', ...reporters])
  return verdict(code === 0, countIn(output, /looked at (\d+) files/), 'knip')
}

/** A check that saw nothing fails. @param {boolean} good @param {number} seen @param {string} name @returns {Tally} */
function verdict(good, seen, name) {
  if (seen === 0) print([`${name} saw no file.`])
  return good && seen > 0 ? onePassed : oneFailed
}

/** @param {string} folder @returns {readonly string[]} */
function sourcesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesBelow(path)
    return /\.(tsx?|mjs|cjs)$/.test(entry.name) ? [path] : []
  })
}

/** @param {string} output @param {RegExp} pattern */
const countIn = (output, pattern) => Number(pattern.exec(output)?.[1] ?? 0)

/** @param {string} output */
function jsonIn(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{')))
  } catch {
    return undefined
  }
}

/** @param {readonly string[]} lines */
function print(lines) {
  for (const line of lines) process.stdout.write(`${line}\n`)
}
