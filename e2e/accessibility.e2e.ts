import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { sidewaysOf, violationsOn } from './axe.ts'
import { desk, phone, useBrowser, zoomed } from './browser.ts'
import { findPlaces, inLanguage, type Place, pagePatterns } from './places.ts'
import type {} from './server.setup.ts'

const origin = inject('demoUrl')
const browser = useBrowser()

let placeOf: (pattern: string, signedIn: boolean) => Place
beforeAll(async () => {
  placeOf = await findPlaces(origin)
})

/** `SCREENSHOTS=dir npm test -- e2e accessibility` leaves a picture of each page there: what no rule sees, eyes do. */
const pictures = process.env.SCREENSHOTS ?? ''

const takePicture = async (page: Page, { pattern, signedIn, locale }: Look): Promise<void> => {
  if (pictures === '') return
  mkdirSync(pictures, { recursive: true })
  const name = pattern.slice(1).replaceAll(/[/:]+/g, '-') || 'front'
  const who = signedIn ? 'member' : 'visitor'
  const file = `${name}.${locale}.${who}.${page.viewportSize()?.width}.png`
  await page.screenshot({ path: join(pictures, file), fullPage: true })
}

type Look = { readonly pattern: string; readonly signedIn: boolean; readonly locale: string }

/** One visit, looked at in three widths: what is wrong, in words. */
const look = async (wish: Look): Promise<readonly string[]> => {
  const { pattern, signedIn, locale } = wish
  const place = placeOf(pattern, signedIn)
  const window = await browser.open({ origin, size: phone })
  try {
    await window.context.addCookies([...place.cookies])
    const { page } = window
    const response = await page.goto(`${origin}${inLanguage(locale, place.path)}`)
    if (response?.status() !== 200) return [`${place.path} answers ${response?.status()}`]
    const wanted = new URL(`${origin}${place.path}`).pathname
    const reached = new URL(page.url()).pathname.slice(`/${locale}`.length) || '/'
    if (reached !== wanted) return [`${wanted} leads to ${reached}`]
    const found = [...(await violationsOn(page))]
    await takePicture(page, wish)
    await page.setViewportSize(desk)
    found.push(...(await violationsOn(page)))
    await takePicture(page, wish)
    await page.setViewportSize(zoomed)
    return [...found, ...(await sidewaysOf(page)), ...window.complaints]
  } finally {
    await window.close()
  }
}

/** Behind these stands somebody who has not signed in yet. */
const beforeSigningIn = new Set([
  '/sign-in',
  '/register/about',
  '/register/email',
  '/register/confirm',
  '/reset',
])

describe.concurrent('every page, signed in, keeps WCAG 2.2 AA at 360 and 1280 px and never scrolls sideways at 320 px', () => {
  it.each(pagePatterns.filter((pattern) => !beforeSigningIn.has(pattern)))('%s', async (pattern) => {
    expect(await look({ pattern, signedIn: true, locale: 'en' })).toEqual([])
  })
})

describe.concurrent('every page a visitor meets does the same, and every other asks to sign in', () => {
  it.each(pagePatterns)('%s', async (pattern) => {
    const { path, cookies } = placeOf(pattern, false)
    const response = await fetch(`${origin}${inLanguage('en', path)}`, {
      redirect: 'manual',
      headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    })
    await response.arrayBuffer()
    if (response.status === 303) {
      expect(response.headers.get('location')).toBe(`/en/sign-in?next=${encodeURIComponent(path)}`)
      return
    }
    expect(await look({ pattern, signedIn: false, locale: 'en' })).toEqual([])
  })
})

describe.concurrent('pages that run from right to left, or in words 40 % longer, do the same', () => {
  const samples = [
    '/',
    '/try',
    '/sign-in',
    '/home',
    '/persons/:personId/symptoms',
    '/persons/:personId/like-me',
  ]
  const looks = ['ar', 'en-XA'].flatMap((locale) => samples.map((pattern) => ({ pattern, locale })))
  it.each(looks)('$locale $pattern', async ({ pattern, locale }) => {
    expect(await look({ pattern, locale, signedIn: pattern !== '/sign-in' })).toEqual([])
  })
})
