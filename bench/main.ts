/** `npm run bench -- [name…]`: each measurement in a process of its own, so that none warms or burdens another. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

interface Bench {
  readonly name: string
  readonly words: string
  readonly file: string
  /** The full vocabularies and the published cases, handed over as arguments. */
  readonly needs?: 'vocabularies and cases'
}

/** One name for all that measures the matching engine. */
const TOGETHER: ReadonlyMap<string, readonly string[]> = new Map([
  ['matching', ['people-accuracy', 'disease-accuracy', 'people-speed', 'people-like-me', 'members-start']],
])

const needs = 'vocabularies and cases' as const
const benches: readonly Bench[] = [
  {
    name: 'pages',
    words: 'page reads/s and p95 beside a bare Hono page; bytes of a first visit',
    file: 'pages.ts',
  },
  { name: 'symptom-search', words: 'symptom search: p95 and hit rate', file: 'symptom-search.ts', needs },
  {
    name: 'people-speed',
    words: 'matching engine: the 20 nearest among 4,000, 100,000 and a million, changes, memory',
    file: 'people-speed.ts',
    needs,
  },
  {
    name: 'people-like-me',
    words: 'People Like Me: the three lists of a page among 4,000 and 100,000',
    file: 'people-like-me.ts',
    needs,
  },
  {
    name: 'people-accuracy',
    words: 'matching engine: is the same diagnosis found',
    file: 'people-accuracy.ts',
    needs,
  },
  {
    name: 'disease-accuracy',
    words: 'matching engine: where the diagnosis ranks, beside the plain measures',
    file: 'disease-accuracy.ts',
    needs,
  },
  {
    name: 'learn-weights',
    words: 'matching engine: the weights of disease evidence, and what they are worth on other diseases',
    file: 'learn-weights.ts',
    needs,
  },
  {
    name: 'calibrate-floor',
    words: 'matching engine: how often a score like this is right',
    file: 'calibrate-floor.ts',
    needs,
  },
  {
    name: 'calibrate-matches',
    words: 'People Like Me: how often a match that is shown shares the diagnosis',
    file: 'calibrate-matches.ts',
    needs,
  },
  { name: 'sign-in', words: 'does the time to answer tell whether an account exists', file: 'sign-in.ts' },
  { name: 'start', words: 'first and warm start', file: 'start.ts' },
  {
    name: 'members-start',
    words: 'a start with 100,000 members: reading their codes and building the index',
    file: 'members-start.ts',
  },
  {
    name: 'vocabulary-install',
    words: 'a full release: installing, installing again, starting with it',
    file: 'vocabulary-install.ts',
    needs,
  },
]

function inputs(): { readonly vocabularies: string; readonly cases: string } {
  return {
    vocabularies: resolve(process.env.VOCABULARIES_DIR ?? '../shared/vocabularies'),
    cases: resolve(process.env.CASES_FILE ?? '../shared/cases/dev-phenopackets.tsv.gz'),
  }
}

/** Resolves to the exit code. */
function run({ file, needs: wanted }: Bench): Promise<number> {
  const { vocabularies, cases } = inputs()
  if (wanted !== undefined && !(existsSync(vocabularies) && existsSync(cases))) {
    process.stdout.write(
      'Left out: it needs the full vocabularies and the published cases. Set VOCABULARIES_DIR and CASES_FILE.\n',
    )
    return Promise.resolve(0)
  }
  const args = wanted === undefined ? [] : ['--vocabularies', vocabularies, '--cases', cases]
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, [resolve('bench', file), ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
    child.once('error', failed)
    child.once('close', (code) => ended(code ?? 1))
  })
}

async function main(asked: readonly string[]): Promise<number> {
  const names = asked.flatMap((name) => TOGETHER.get(name) ?? [name])
  const known = benches.map(({ name }) => name)
  const strange = names.find((name) => !known.includes(name))
  if (strange !== undefined) {
    const list = benches.map(({ name, words }) => `  ${name.padEnd(16)} ${words}`).join('\n')
    process.stderr.write(
      `There is no bench called ${strange}. Choose from:\n${list}\n  ${[...TOGETHER.keys()].join(', ')}: several of these\n`,
    )
    return 2
  }
  let worst = 0
  for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
    process.stdout.write(`\n── ${bench.name}: ${bench.words}\n`)
    worst = Math.max(worst, await run(bench))
  }
  return worst
}

process.exitCode = await main(process.argv.slice(2))
