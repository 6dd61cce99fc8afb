/**
 * Seconds and memory of a full installation, of another one over it, and of a start with it; beside reading the same files and
 * nothing more (unpacking, JSON.parse, splitting rows): `node bench/vocabulary-install.ts --vocabularies DIR`.
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { findReleaseFiles } from '../app/src/vocabulary/install/release-kinds.ts'
import { aDataDir, type Program, removeDataDir, runNode, startPlatform } from '../e2e/platform.ts'
import { printTable, verdict } from './table.ts'

const INSTALL_GOAL_SECONDS = 60
const INSTALL_GOAL_MB = 500
const START_GOAL_SECONDS = 5

const { values } = parseArgs({ options: { vocabularies: { type: 'string' }, cases: { type: 'string' } } })
const folder = values.vocabularies
if (folder === undefined) {
  process.stderr.write('Usage: node bench/vocabulary-install.ts --vocabularies DIR\n')
  process.exit(2)
}

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return (performance.now() - begun) / 1000
}

async function readOnly(): Promise<void> {
  for (const { path } of await findReleaseFiles(folder ?? '')) {
    const bytes = await readFile(path)
    const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    if (/\.json(\.gz)?$/u.test(path)) JSON.parse(text)
    else for (const line of text.split('\n')) line.split('\t')
  }
}

/** The most memory the program ever held, as Linux counts it; 0 where there is no such count. */
async function peakOf(program: Program): Promise<number> {
  let most = 0
  let ended = false
  const end = program.ended.then(() => {
    ended = true
  })
  while (!ended) {
    const status = await readFile(`/proc/${program.pid}/status`, 'utf8').catch(() => '')
    most = Math.max(most, Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024)
    await Promise.race([end, new Promise((wait) => setTimeout(wait, 50))])
  }
  return most
}

type Measured = { readonly seconds: number; readonly peak: number }

async function install(dataDir: string): Promise<Measured> {
  let peak = 0
  const seconds = await secondsOf(async () => {
    const program = runNode(['app/build/server/cli.js', 'vocabulary', 'install', '--from', folder ?? ''], {
      DATA_DIR: dataDir,
    })
    peak = await peakOf(program)
    const { code } = await program.ended
    if (code !== 0) throw new Error(`The installation ended with ${code}:\n${program.said()}`)
  })
  return { seconds, peak }
}

const dataDir = aDataDir()
try {
  const reading = await secondsOf(readOnly)
  const first = await install(dataDir)
  const again = await install(dataDir)
  // The second start: the first one also makes the demo world.
  await (await startPlatform({ dataDir })).stop()
  let stop: () => Promise<unknown> = async () => undefined
  const start = await secondsOf(async () => {
    stop = (await startPlatform({ dataDir })).stop
  })
  await stop()
  const row = (name: string, seconds: number, goal: number, peak?: number): readonly string[] => [
    name,
    seconds.toFixed(1),
    (seconds / reading).toFixed(1),
    peak === undefined ? '' : peak.toFixed(0),
    `≤ ${goal} s${peak === undefined ? '' : `, ≤ ${INSTALL_GOAL_MB} MB`}`,
    verdict(seconds <= goal && (peak ?? 0) <= INSTALL_GOAL_MB),
  ]
  printTable(
    'A full release',
    [
      { title: '' },
      { title: 'seconds', align: 'right' },
      { title: 'times reading', align: 'right' },
      { title: 'peak MB', align: 'right' },
      { title: 'goal' },
      { title: '' },
    ],
    [
      ['reading the files alone', reading.toFixed(1), '1.0', '', '', ''],
      row('installing over the starter', first.seconds, INSTALL_GOAL_SECONDS, first.peak),
      row('installing over a full release', again.seconds, INSTALL_GOAL_SECONDS, again.peak),
      row('starting with it', start, START_GOAL_SECONDS),
    ],
  )
} finally {
  removeDataDir(dataDir)
}
