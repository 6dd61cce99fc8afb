/**
 * How many pages the real server answers, beside a bare Hono page in the same run: database, server and load all on
 * this machine. `npm run bench -- pages`.
 */
import autocannon from 'autocannon'
import { firstMatch, linksIn, type PlainBrowser, plainBrowser } from '../e2e/plain-browser.ts'
import { aDataDir, freePort, type Platform, removeDataDir, runNode, startPlatform } from '../e2e/platform.ts'
import { percentile } from './people-data.ts'
import { printTable, verdict } from './table.ts'
import { weighFirstVisit } from './weight.ts'

const CONNECTIONS = 10
const WARM_UP_SECONDS = 3
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
/** Safety figure G12. People Like Me counts whom it shows and audits that it did: it reads and writes. */
const goals = {
  read: { reads: 550, p95: 100 },
  mixed: { reads: 180, p95: 250 },
} as const
const VISIT_GOAL = 100 * 1024
const SCRIPT_GOAL = 30 * 1024

interface Measured {
  readonly reads: number
  /** Of the server, per read: what stays comparable on a machine that is busy with something else. */
  readonly cpuMs: number | undefined
  readonly p50: number
  readonly p95: number
}

function load(url: string, cookie: string, seconds: number): Promise<Omit<Measured, 'cpuMs'>> {
  return new Promise((resolve, reject) => {
    const times: number[] = []
    const instance = autocannon(
      { url, connections: CONNECTIONS, duration: seconds, headers: cookie === '' ? {} : { cookie } },
      (error, result) => {
        if (error) return reject(error)
        const wrong = result.non2xx + result.errors + result.timeouts
        if (wrong > 0) return reject(new Error(`${url}: ${wrong} answers were no page`))
        return resolve({
          reads: result['2xx'] / result.duration,
          p50: percentile(times, 0.5),
          p95: percentile(times, 0.95),
        })
      },
    )
    instance.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
  })
}

/** Seconds of processor the platform's own process has used so far; a bare page does not tell. */
async function cpuSeconds(url: string): Promise<number> {
  const answer = await fetch(new URL('/metrics', url))
  return Number(/^process_cpu_seconds_total ([\d.]+)/m.exec(await answer.text())?.[1])
}

async function measure(url: string, cookie = ''): Promise<Measured> {
  await load(url, cookie, WARM_UP_SECONDS)
  const before = await cpuSeconds(url)
  const measured = await load(url, cookie, SECONDS)
  const cpuMs = ((await cpuSeconds(url)) - before) * 1000
  const perRead = cpuMs / (measured.reads * SECONDS)
  return { ...measured, cpuMs: Number.isNaN(perRead) ? undefined : perRead }
}

/** Signs a fictional person in through the demo's own page, as a visitor would. */
async function signInAs(platform: Platform, nickname: string): Promise<PlainBrowser> {
  const browser = plainBrowser(platform.url)
  const people = await browser.get('/en/dev/people')
  const card = new RegExp(`${nickname}[\\s\\S]*?name="accountId" value="([^"]+)"`)
  await browser.post('/en/dev/people', { accountId: firstMatch(people.text, card) })
  return browser
}

function cookieOf(browser: PlainBrowser): string {
  return browser
    .cookies()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
}

async function speed(platform: Platform, bareUrl: string, pages: readonly Page[]): Promise<void> {
  const bare = await measure(bareUrl)
  const rows = [['bare Hono page', ...cells(bare), '1.00', '', '']]
  for (const { name, path, cookie, kind } of pages) {
    const measured = await measure(`${platform.url}${path}`, cookie)
    const goal = goals[kind]
    const met = measured.reads >= goal.reads && measured.p95 <= goal.p95
    rows.push([
      name,
      ...cells(measured),
      (measured.reads / bare.reads).toFixed(3),
      `≥ ${goal.reads}/s, p95 ≤ ${goal.p95} ms`,
      verdict(met),
    ])
  }
  printTable(
    `Page reads, ${CONNECTIONS} connections, ${SECONDS} s each after ${WARM_UP_SECONDS} s of warming up`,
    [
      { title: 'page' },
      { title: 'reads/s', align: 'right' },
      { title: 'p50 ms', align: 'right' },
      { title: 'p95 ms', align: 'right' },
      { title: 'CPU ms', align: 'right' },
      { title: 'of bare', align: 'right' },
      { title: 'goal' },
      { title: '' },
    ],
    rows,
  )
}

const cells = ({ reads, p50, p95, cpuMs }: Measured): readonly string[] => [
  reads.toFixed(0),
  p50.toFixed(1),
  p95.toFixed(1),
  cpuMs === undefined ? '' : cpuMs.toFixed(2),
]

async function weights(platform: Platform, pages: readonly Page[]): Promise<void> {
  const kib = (bytes: number) => (bytes / 1024).toFixed(1)
  const rows: string[][] = []
  for (const { name, path, cookie } of pages) {
    const weight = await weighFirstVisit(platform.url, path, cookie)
    const met = weight.total <= VISIT_GOAL && weight.script <= SCRIPT_GOAL
    const parts = [weight.html, weight.style, weight.script, weight.fonts, weight.pictures, weight.total]
    rows.push([name, ...parts.map(kib), (weight.total / VISIT_GOAL).toFixed(2), verdict(met)])
  }
  const numbers = ['html', 'style', 'script', 'fonts', 'pictures', 'all', 'of budget'] as const
  printTable(
    `First visit, KiB over the wire (budget: ${VISIT_GOAL / 1024} in all, ${SCRIPT_GOAL / 1024} of script)`,
    [{ title: 'page' }, ...numbers.map((title) => ({ title, align: 'right' as const })), { title: '' }],
    rows,
  )
}

interface Page {
  readonly name: string
  readonly path: string
  readonly cookie: string
  readonly kind: keyof typeof goals
}

async function pagesOf(platform: Platform): Promise<{ fast: readonly Page[]; weighed: readonly Page[] }> {
  const member = await signInAs(platform, 'david-dad')
  const cookie = cookieOf(member)
  const home = await member.get('/en/home')
  const person = linksIn(home.text)
    .map((href) => /\/persons\/([0-9a-f-]{36})/.exec(href)?.[1])
    .find((id) => id !== undefined)
  if (person === undefined) throw new Error('The home page of david-dad names no person.')
  const ofPerson = (place: string): string => `/en/persons/${person}/${place}`
  const signedIn: readonly Page[] = [
    { name: 'home, signed in', path: '/en/home', cookie, kind: 'read' },
    { name: 'symptoms of a person', path: ofPerson('symptoms'), cookie, kind: 'read' },
    { name: 'doctor sheet', path: ofPerson('doctor-sheet'), cookie, kind: 'read' },
    { name: 'choices', path: ofPerson('choices'), cookie, kind: 'read' },
    { name: 'People Like Me', path: ofPerson('like-me'), cookie, kind: 'mixed' },
  ]
  const open = (name: string, path: string): Page => ({ name, path, cookie: '', kind: 'read' })
  return {
    fast: [open('front page, visitor', '/en'), ...signedIn],
    weighed: [
      open('front page', '/en'),
      open('front page, Spanish', '/es'),
      open('front page, Romanian', '/ro'),
      open('try-out', '/en/try'),
      open('registration', '/en/register/about'),
      open('symptom search', '/en/symptoms'),
      ...signedIn,
    ],
  }
}

const dataDir = aDataDir()
const barePort = await freePort()
const bare = runNode(['bench/bare.ts', String(barePort)])
try {
  await bare.line(/listening/)
  const platform = await startPlatform({ dataDir, env: { DEMO: '1', TEST_LOCALES: '0' } })
  try {
    const { fast, weighed } = await pagesOf(platform)
    await weights(platform, weighed)
    await speed(platform, `http://127.0.0.1:${barePort}/`, fast)
  } finally {
    await platform.stop()
  }
} finally {
  bare.signal('SIGTERM')
  await bare.ended
  removeDataDir(dataDir)
}
