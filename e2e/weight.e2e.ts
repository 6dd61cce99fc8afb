import { beforeAll, describe, expect, inject, it } from 'vitest'
import { phone, useBrowser } from './browser.ts'
import { findPlaces, inLanguage, type Place, pagePatterns } from './places.ts'
import type {} from './server.setup.ts'

const origin = inject('demoUrl')
const browser = useBrowser()
const mostOnFirstVisit = 100 * 1024
const mostScript = 30 * 1024

let placeOf: (pattern: string, signedIn: boolean) => Place
beforeAll(async () => {
  placeOf = await findPlaces(origin)
})

describe('a first visit', () => {
  it.each(['en', 'es', 'ro'].flatMap((locale) => ['/', '/try'].map((path) => ({ locale, path }))))(
    'to $path in $locale weighs at most 100 KB over the wire, fonts and all',
    async ({ locale, path }) => {
      const window = await browser.open({ origin, size: phone })
      const { page } = window
      const arrived: Promise<{ readonly url: string; readonly bytes: number }>[] = []
      page.on('requestfinished', (request) => {
        const url = request.url()
        arrived.push(
          request.sizes().then(({ responseBodySize, responseHeadersSize }) => ({
            url,
            bytes: responseBodySize + responseHeadersSize,
          })),
        )
      })
      await page.goto(`${origin}${inLanguage(locale, path)}`, { waitUntil: 'networkidle' })
      // Letters are asked for when the page is drawn, which on a busy machine is long after its style has come.
      await page.evaluate('document.fonts.ready.then(() => undefined)')
      const files = await Promise.all(arrived)
      await window.close()
      // The page, its style and its letters at the least: less means that something was not counted.
      expect(files.map(({ url }) => url).filter((url) => /\.(css|woff2)$/.test(url)).length).toBeGreaterThan(
        1,
      )
      const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
      expect(total, JSON.stringify(files, undefined, 1)).toBeLessThanOrEqual(mostOnFirstVisit)
    },
  )
})

describe('script', () => {
  it.each(pagePatterns)('on %s is at most 30 KB over the wire', async (pattern) => {
    const { path, cookies } = placeOf(pattern, true)
    const headers = { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
    const response = await fetch(`${origin}${inLanguage('en', path)}`, { headers })
    const sources = [...(await response.text()).matchAll(/<script[^>]* src="([^"]+)"/g)].map(
      ([, src = '']) => src,
    )
    let total = 0
    for (const source of sources) {
      // fetch unpacks what arrives; the length told is that of the packed form.
      const script = await fetch(`${origin}${source}`, { headers: { 'Accept-Encoding': 'br' } })
      await script.arrayBuffer()
      expect(script.status, source).toBe(200)
      total += Number(script.headers.get('content-length') ?? Number.NaN)
    }
    expect(total).toBeLessThanOrEqual(mostScript)
  })
})
