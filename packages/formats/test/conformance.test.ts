import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const here = new URL('../', import.meta.url)
const page = new URL('../../docs/conformance.md', here)
const standards = { 'phenopacket-v2': 'GA4GH Phenopackets, schema 2 (written as 2.0)' }

/** A clause is a test whose title says how far it is met: `[done] subject.sex: female, male, other, unknown`. */
const clausesOf = (folder: string) => {
  const files = globSync(`src/${folder}/**/*.test.ts`, { cwd: fileURLToPath(here) })
  return files.flatMap((file) =>
    [
      ...readFileSync(new URL(file, here), 'utf8').matchAll(/\bit\(\s*'\[(done|partial|not)\] (.+): (.+)'/g),
    ].map(([, state = '', element = '', words = '']) => ({ state, element, words })),
  )
}

const write = () => {
  const parts = Object.entries(standards).map(([folder, name]) => {
    const rows = ['done', 'partial', 'not'].flatMap((state) =>
      clausesOf(folder)
        .filter((clause) => clause.state === state)
        .map(({ element, words }) => `| ${state} | ${element} | ${words} |`),
    )
    return `## ${name}\n\n\`packages/formats/src/${folder}\`\n\n| | part | what |\n|---|---|---|\n${rows.join('\n')}\n`
  })
  const head =
    '# Conformance\n\nWritten from the names of the tests by `UPDATE_GENERATED=1 npm test -- unit packages/formats`; do not edit. *Done* and *partial* are shown by\na test each; *not* is shown by a test that the converter names the part as lost.\n'
  return `${head}\n${parts.join('\n')}\nFHIR R4, Matchmaker Exchange and DCAT: not started.\n`
}

test('docs/conformance.md says what the tests show', () => {
  expect(clausesOf('phenopacket-v2').length).toBeGreaterThan(10)
  if (process.env.UPDATE_GENERATED === '1') writeFileSync(page, write())
  expect(
    readFileSync(page, 'utf8') === write(),
    'docs/conformance.md is stale: run UPDATE_GENERATED=1 npm test -- unit packages/formats, and read the difference',
  ).toBe(true)
})
