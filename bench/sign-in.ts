/**
 * Does the time to answer tell whether an account exists? The same wrong password for addresses that have one and for
 * addresses that have none, in turns, beside what chance alone makes of two groups without accounts (safety figure B7).
 * `npm run bench -- sign-in`.
 */
import { randomBytes } from 'node:crypto'
import { firstMatch, plainBrowser } from '../e2e/plain-browser.ts'
import { aDataDir, type Platform, removeDataDir, startPlatform } from '../e2e/platform.ts'
import { percentile } from './people-data.ts'
import { printTable, verdict } from './table.ts'

const PAIRS = Number(process.env.BENCH_PAIRS ?? 60)
const WARM_UP = 10
const GOAL_MS = 10
/** Of every fictional person (app/src/people/people.factory.ts); the run stops where it no longer opens an account. */
const everyonesPassword = 'quiet rivers carry autumn leaves'
/** After five failures the sixth must wait; the right password in between starts the count anew. */
const FAILURES_IN_A_ROW = 4

interface Try {
  readonly email: string
  readonly password?: string
}

/** Each try comes from another house, so that only the account's own count could slow it down. */
let house = 0
function address(): string {
  house += 1
  return `10.${(house >> 16) & 255}.${(house >> 8) & 255}.${house & 255}`
}

async function post(platform: Platform, path: string, { email, password }: Try): Promise<number> {
  const fields = new URLSearchParams({ email, ...(password === undefined ? {} : { password }) })
  const begun = performance.now()
  const response = await fetch(`${platform.url}${path}`, {
    method: 'POST',
    body: fields,
    redirect: 'manual',
    headers: { Origin: platform.url, 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': address() },
  })
  await response.arrayBuffer()
  const took = performance.now() - begun
  if (response.status >= 500 || response.status === 404) throw new Error(`${path} answers ${response.status}`)
  const led = response.status === 303 || response.status === 302
  if (password === everyonesPassword && !led)
    throw new Error(`The password of ${email} opens nothing any more.`)
  return took
}

const nobody = () => `${randomBytes(6).toString('hex')}@demo.example`

/** Two groups of tries in turns, so that whatever else the machine does falls on both alike. */
async function gap(pairs: number, first: () => Promise<number>, second: () => Promise<number>): Promise<Gap> {
  const times: [number[], number[]] = [[], []]
  for (let pair = 0; pair < pairs + WARM_UP; pair++) {
    const order = pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)
    for (const which of order) {
      const took = await (which === 0 ? first() : second())
      if (pair >= WARM_UP) times[which].push(took)
    }
  }
  const [with_, without] = times.map((group) => percentile(group, 0.5)) as [number, number]
  const differences = times[0].map((took, pair) => took - (times[1][pair] ?? Number.NaN))
  return { with: with_, without, gap: Math.abs(percentile(differences, 0.5)) }
}

interface Gap {
  readonly with: number
  readonly without: number
  /** The median difference within a pair: what slows both at once does not count. */
  readonly gap: number
}

async function membersOf(platform: Platform): Promise<readonly string[]> {
  const { text } = await plainBrowser(platform.url).get('/en/dev/people')
  firstMatch(text, /name="accountId" value="([^"]+)"/)
  return [...text.matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map(
    ([, nickname = '']) => `${nickname.trim()}@demo.example`,
  )
}

async function measure(platform: Platform): Promise<void> {
  const members = await membersOf(platform)
  let turn = 0
  const next = () => members[turn++ % members.length] ?? ''
  const wrong = (email: string) =>
    post(platform, '/en/sign-in', { email, password: 'not the right password' })
  const known = async () => {
    const email = next()
    if (turn % (members.length * FAILURES_IN_A_ROW) < members.length)
      await post(platform, '/en/sign-in', { email, password: everyonesPassword })
    return wrong(email)
  }
  // An address that asked before is answered from the same order: both groups ask equally often for each.
  const forgot = (emails: readonly string[]) => {
    let asked = 0
    return () => post(platform, '/en/forgot', { email: emails[asked++ % emails.length] ?? '' })
  }
  const rows = [
    [
      'sign-in',
      await gap(PAIRS, known, () => wrong(nobody())),
      await gap(
        PAIRS,
        () => wrong(nobody()),
        () => wrong(nobody()),
      ),
    ],
    [
      'forgotten password',
      await gap(PAIRS, forgot(members), forgot(members.map(nobody))),
      await gap(PAIRS, forgot(members.map(nobody)), forgot(members.map(nobody))),
    ],
  ] as const
  printTable(
    `Median ms to answer, ${PAIRS} pairs`,
    [
      { title: 'form' },
      { title: 'account', align: 'right' },
      { title: 'no account', align: 'right' },
      { title: 'gap', align: 'right' },
      { title: 'gap by chance', align: 'right' },
      { title: 'ratio of answers', align: 'right' },
      { title: 'goal' },
      { title: '' },
    ],
    rows.map(([name, measured, chance]) => [
      name,
      measured.with.toFixed(2),
      measured.without.toFixed(2),
      measured.gap.toFixed(2),
      chance.gap.toFixed(2),
      (measured.with / measured.without).toFixed(3),
      `gap < ${GOAL_MS} ms`,
      verdict(measured.gap < GOAL_MS),
    ]),
  )
}

const dataDir = aDataDir()
try {
  const platform = await startPlatform({ dataDir, env: { DEMO: '1', TRUSTED_PROXIES: '127.0.0.1,::1' } })
  try {
    await measure(platform)
  } finally {
    await platform.stop()
  }
} finally {
  removeDataDir(dataDir)
}
