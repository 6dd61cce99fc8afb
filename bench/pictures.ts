/**
 * The pictures of the README, taken of a running demo: `node bench/pictures.ts http://localhost:3000`. Fictional people only.
 * Chromium is found at CHROMIUM_PATH or /usr/bin/chromium.
 */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const MOST_BYTES = 150_000
const origin = process.argv[2] ?? 'http://localhost:3000'

interface Picture {
  readonly name: string
  readonly width: 360 | 1280
  readonly height: number
  /** The fictional person who looks; nobody: a visitor. */
  readonly as?: string
  readonly locale: 'en' | 'es' | 'ro'
  /** Below the person's own address, or the whole path of a visitor's page. */
  readonly path: string
  /** What is scrolled to the top of the picture. */
  readonly from?: string
}

const mother = { as: 'luz-de-abril', locale: 'en' } as const
const father = { as: 'david-dad', locale: 'en' } as const
const pictures: readonly Picture[] = [
  { name: 'home-1280', width: 1280, height: 800, locale: 'en', path: '' },
  { name: 'home-360', width: 360, height: 740, locale: 'ro', path: '' },
  { name: 'symptoms-360', width: 360, height: 740, ...mother, path: 'symptoms', from: 'main ul li' },
  { name: 'like-me-1280', width: 1280, height: 940, ...father, path: 'like-me', from: 'figure' },
  { name: 'like-me-360', width: 360, height: 740, ...father, path: 'like-me', from: 'figure' },
  {
    name: 'doctor-sheet-1280',
    width: 1280,
    height: 800,
    as: 'pas-cu-pas',
    locale: 'ro',
    path: 'doctor-sheet',
    from: 'article',
  },
]

async function signIn(page: Page, nickname: string): Promise<string> {
  await page.goto(`${origin}/en/dev/people`)
  await page.getByRole('button', { name: new RegExp(nickname) }).click()
  await page.waitForURL('**/home')
  const link = await page.locator('a[href*="/persons/"]').first().getAttribute('href')
  const id = /\/persons\/([0-9a-f-]{36})/.exec(link ?? '')?.[1]
  if (id === undefined) throw new Error(`The home page of ${nickname} names no person.`)
  return id
}

/** Leaves room for the bar that stays at the top of sensitive pages. */
async function scrollTo(page: Page, selector: string): Promise<void> {
  await page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }))
  await page.evaluate('window.scrollBy({ top: -70, behavior: "instant" })')
}

async function take(browser: Browser, picture: Picture): Promise<void> {
  const { name, width, height, as, locale, path: address, from } = picture
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const below = as === undefined ? '' : `/persons/${await signIn(page, as)}/`
  await page.goto(`${origin}/${locale}${below}${address}`)
  await page.evaluate('document.fonts.ready')
  if (from !== undefined) await scrollTo(page, from)
  const path = resolve('docs/images', `${name}.png`)
  await page.screenshot({ path })
  await context.close()
  const { size } = statSync(path)
  if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MOST_BYTES}.`)
  process.stdout.write(`${path} ${size}\n`)
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
})
try {
  for (const picture of pictures) await take(browser, picture)
} finally {
  await browser.close()
}
