/**
 * How long the platform takes to be ready: on an empty data directory, again on the same one, and after kill -9; beside a bare
 * Hono page in the same run. Installing and building are not in it. `npm run bench -- start`.
 */
import { aDataDir, freePort, removeDataDir, runNode, startPlatform } from '../e2e/platform.ts'
import { percentile } from './people-data.ts'
import { printTable, verdict } from './table.ts'

const ROUNDS = 3
const WARM_GOAL_SECONDS = 5
const FIRST_GOAL_SECONDS = 180

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return (performance.now() - begun) / 1000
}

async function bareSeconds(): Promise<number> {
  const port = await freePort()
  const bare = runNode(['bench/bare.ts', String(port)])
  const seconds = await secondsOf(() => bare.line(/listening/))
  bare.signal('SIGTERM')
  await bare.ended
  return seconds
}

const first: number[] = []
const warm: number[] = []
const killed: number[] = []
const bare: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const dataDir = aDataDir()
  try {
    bare.push(await bareSeconds())
    const start = () => startPlatform({ dataDir, env: { DEMO: '1' } })
    let platform: Awaited<ReturnType<typeof start>> | undefined
    const again = async () => {
      platform = await start()
    }
    first.push(await secondsOf(again))
    await platform?.stop()
    warm.push(await secondsOf(again))
    platform?.signal('SIGKILL')
    await platform?.ended
    killed.push(await secondsOf(again))
    await platform?.stop()
  } finally {
    removeDataDir(dataDir)
  }
}

const reference = percentile(bare, 0.5)
const row = (name: string, seconds: readonly number[], goal?: number): readonly string[] => {
  const middle = percentile(seconds, 0.5)
  return [
    name,
    middle.toFixed(2),
    Math.max(...seconds).toFixed(2),
    (middle / reference).toFixed(1),
    goal === undefined ? '' : `≤ ${goal} s`,
    goal === undefined ? '' : verdict(Math.max(...seconds) <= goal),
  ]
}
printTable(
  `Seconds until ready, ${ROUNDS} rounds`,
  [
    { title: 'start' },
    { title: 'median s', align: 'right' },
    { title: 'slowest s', align: 'right' },
    { title: 'times bare', align: 'right' },
    { title: 'goal' },
    { title: '' },
  ],
  [
    row('bare Hono page', bare),
    row('first: new database, demo world', first, FIRST_GOAL_SECONDS),
    row('warm: the same data', warm, WARM_GOAL_SECONDS),
    row('after kill -9', killed, WARM_GOAL_SECONDS),
  ],
)
