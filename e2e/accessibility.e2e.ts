import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { sidewaysOf, violationsOn } from './axe.ts'
import { desk, phone, useBrowser, type Window, zoomed } from './browser.ts'
import { chooseMeanings, press } from './joining.ts'
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

/** What is wrong with the page that is open, in three widths. */
const lookAt = async (page: Page, wish: Look): Promise<readonly string[]> => {
  const found: string[] = []
  for (const size of [phone, desk]) {
    await page.setViewportSize(size)
    found.push(...(await violationsOn(page)))
    await takePicture(page, wish)
  }
  await page.setViewportSize(zoomed)
  found.push(...(await sidewaysOf(page)))
  await page.setViewportSize(phone)
  return found
}

/** Windows that are free again, by whose they are: a browser that has its letters and its checks is four times as quick. */
const free = new Map<string, Window[]>()

const take = async (cookies: Place['cookies']): Promise<Window> => {
  const waiting = free.get(JSON.stringify(cookies))?.pop()
  if (waiting !== undefined) return waiting
  const window = await browser.open({ origin, size: phone })
  await window.context.addCookies([...cookies])
  return window
}

const giveBack = (cookies: Place['cookies'], window: Window): void => {
  const owner = JSON.stringify(cookies)
  free.set(owner, [...(free.get(owner) ?? []), window])
}

/** One visit, looked at in three widths: what is wrong, in words. */
const look = async (wish: Look): Promise<readonly string[]> => {
  const { pattern, signedIn, locale } = wish
  const place = placeOf(pattern, signedIn)
  const cookies = (await place.renew?.()) ?? place.cookies
  const window = await take(cookies)
  const before = window.complaints.length
  try {
    const { page } = window
    const response = await page.goto(`${origin}${inLanguage(locale, place.path)}`)
    if (response?.status() !== 200) return [`${place.path} answers ${response?.status()}`]
    const wanted = new URL(`${origin}${place.path}`).pathname
    const reached = new URL(page.url()).pathname.slice(`/${locale}`.length) || '/'
    if (reached !== wanted) return [`${wanted} leads to ${reached}`]
    return [...(await lookAt(page, wish)), ...window.complaints.slice(before)]
  } finally {
    giveBack(cookies, window)
  }
}

/** A form sent as it came: what comes back has a summary that leads to the first field, and is no worse to use. */
const sentEmpty = async (wish: Look, action: string): Promise<readonly string[]> => {
  const { path, cookies } = placeOf(wish.pattern, wish.signedIn)
  const window = await browser.open({ origin, size: phone })
  try {
    await window.context.addCookies([...cookies])
    const { page } = window
    await page.goto(`${origin}${inLanguage(wish.locale, path)}`)
    // What an earlier step or the browser filled in is taken out.
    for (const input of await page.locator('main input[type="email"]').all()) await input.fill('')
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.locator(`main form[action$="${action}"] button.button--primary`).first().click()
    if ((await answered).status() !== 422) return [`${path} sent empty answers ${(await answered).status()}`]
    await page.waitForLoadState()
    if ((await page.locator('.error-summary a').count()) === 0) return [`${path} has no error summary`]
    const field = (await page.locator('.error-summary a').first().getAttribute('href')) ?? ''
    if ((await page.locator(`[id="${field.slice(1)}"]`).count()) !== 1)
      return [`${path}: ${field} leads nowhere`]
    return [...(await lookAt(page, { ...wish, pattern: `${wish.pattern}-mend` })), ...window.complaints]
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
  '/sign-in/second',
  '/sign-in/lost',
])

describe.concurrent('every page, signed in, keeps WCAG 2.2 AA at 360 and 1280 px and never scrolls sideways at 320 px', () => {
  it.each(pagePatterns.filter((pattern) => !beforeSigningIn.has(pattern)))('%s', async (pattern) => {
    expect(await look({ pattern, signedIn: true, locale: 'en' })).toEqual([])
  })
})

describe.concurrent('every page a visitor meets does the same, and every other asks to sign in', () => {
  it.each(pagePatterns)('%s', async (pattern) => {
    const { path, cookies, renew } = placeOf(pattern, false)
    // Behind a proof stands somebody who is signed in: looked at above.
    if (renew !== undefined) return expect(await look({ pattern, signedIn: false, locale: 'en' })).toEqual([])
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

describe.concurrent('pages that answer a form do the same', () => {
  it('words, their meanings and what is like them', async () => {
    const window = await browser.open({ origin, size: phone })
    const { page } = window
    const wish = { signedIn: false, locale: 'en' }
    await page.goto(`${origin}/en/try`)
    await page.locator('textarea[name="words"]').fill('He falls a lot. No seizures. Perhaps the qwxyz.')
    await press(page, '/try/words', /\/try\/words$/)
    const found = [...(await lookAt(page, { ...wish, pattern: '/try/words' }))]
    await chooseMeanings(page)
    await press(page, '/try/results', /\/try\/results$/)
    found.push(...(await lookAt(page, { ...wish, pattern: '/try/results' })))
    expect([...found, ...window.complaints]).toEqual([])
    await window.close()
  })

  const forms = [
    { pattern: '/try', action: '/try/words', signedIn: false },
    { pattern: '/register/about', action: '/register/about', signedIn: false },
    { pattern: '/register/email', action: '/register/email', signedIn: false },
    { pattern: '/sign-in', action: '/sign-in', signedIn: false },
    { pattern: '/forgot', action: '/forgot', signedIn: false },
    { pattern: '/reset', action: '/reset', signedIn: false },
    { pattern: '/persons/new', action: '/persons/new', signedIn: true },
    { pattern: '/persons/:personId/symptoms', action: '/symptoms/words', signedIn: true },
    { pattern: '/persons/:personId/diagnoses', action: '/diagnoses/find', signedIn: true },
    { pattern: '/persons/:personId/agreement', action: '/agreement', signedIn: true },
  ]
  it.each(forms)('$pattern, sent empty, says what to mend', async ({ action, ...wish }) => {
    expect(await sentEmpty({ ...wish, locale: 'en' }, action)).toEqual([])
  })

  it('the meanings of a symptom', async () => {
    const { path, cookies } = placeOf('/persons/:personId/symptoms', true)
    const window = await browser.open({ origin, size: phone })
    await window.context.addCookies([...cookies])
    const { page } = window
    await page.goto(`${origin}/en${path}`)
    await page.locator('input[name="words"]').fill('falls over')
    await page.locator('input[name="words"]').press('Enter')
    await page.waitForURL(/\/symptoms\/words$/)
    const found = await lookAt(page, {
      pattern: '/persons/:personId/symptoms/words',
      signedIn: true,
      locale: 'en',
    })
    expect([...found, ...window.complaints]).toEqual([])
    await window.close()
  })
})
