import { HtmlValidate } from 'html-validate/node'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { filePatterns, findPlaces, inLanguage, type Place, pagePatterns } from './places.ts'
import type {} from './server.setup.ts'

const origin = inject('demoUrl')

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Both ways of writing a boolean attribute are HTML; ours is the renderer's.
    'attribute-boolean-style': 'off',
    // The content security policy would drop it.
    'no-inline-style': 'error',
  },
})

let placeOf: (pattern: string, signedIn: boolean) => Place
beforeAll(async () => {
  placeOf = await findPlaces(origin)
})

/** What each kind of file says it is, and begins with. */
const kinds: Readonly<Record<string, { readonly type: string; readonly begins: string }>> = {
  pdf: { type: 'application/pdf', begins: '%PDF' },
  webp: { type: 'image/webp', begins: 'RIFF' },
  zip: { type: 'application/zip', begins: 'PK\u0003\u0004' },
}

type Given = { readonly status: number; readonly headers: Headers; readonly text: string }

const ask = async ({ path, cookies: given, renew }: Place, locale: string): Promise<Given> => {
  const cookies = (await renew?.()) ?? given
  const response = await fetch(`${origin}${inLanguage(locale, path)}`, {
    redirect: 'manual',
    headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const mistakesIn = async (text: string): Promise<readonly string[]> => {
  const { results } = await validator.validateString(text)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  )
}

/** What every answer of ours carries, whatever it is. */
const guards = (headers: Headers) => ({
  policy: headers.get('content-security-policy') ?? '',
  opener: headers.get('cross-origin-opener-policy'),
  sniffing: headers.get('x-content-type-options'),
})

const expectGuards = (headers: Headers): void => {
  const { policy, opener, sniffing } = guards(headers)
  expect(policy).toMatch(/default-src 'none'/)
  expect(policy).toMatch(/script-src 'self'(;|$)/)
  expect(policy).toMatch(/style-src 'self'(;|$)/)
  expect(policy).toMatch(/frame-ancestors 'none'/)
  expect(policy).not.toMatch(/unsafe|nonce|\*|https?:/)
  expect(opener).toBe('same-origin')
  expect(sniffing).toBe('nosniff')
}

describe('every page', () => {
  it.each(pagePatterns)('%s is valid HTML in each language, for a visitor and signed in', async (pattern) => {
    const seen: number[] = []
    for (const signedIn of [false, true]) {
      for (const locale of ['en', 'es', 'ro', 'ar']) {
        const { status, text } = await ask(placeOf(pattern, signedIn), locale)
        seen.push(status)
        if (status === 200) expect(await mistakesIn(text), `${locale} ${pattern}`).toEqual([])
      }
    }
    expect(seen).toContain(200)
  })

  it.each(pagePatterns)(
    '%s is guarded, and kept by no cache unless every visitor gets the same',
    async (pattern) => {
      for (const signedIn of [false, true]) {
        const { headers } = await ask(placeOf(pattern, signedIn), 'en')
        expectGuards(headers)
        const kept = headers.get('cache-control') ?? ''
        if (signedIn || !kept.startsWith('public')) expect(kept).toBe('private, no-store')
        else {
          expect(headers.get('vary')).toMatch(/Cookie/)
          expect(headers.getSetCookie()).toEqual([])
        }
      }
    },
  )

  it('is looked at: there are pages', () => {
    expect(pagePatterns.length).toBeGreaterThan(20)
  })
})

describe('what is no page', () => {
  it('is guarded too: nothing at all, the API, built files', async () => {
    const { text } = await ask({ path: '/', cookies: [] }, 'en')
    const [, style = ''] = /href="(\/assets\/app[^"]+\.css)"/.exec(text) ?? []
    for (const [path, status] of [
      ['/en/nowhere', 404],
      ['/api/v1/openapi.json', 200],
      ['/api/v1/nowhere', 404],
      [style, 200],
    ] as const) {
      const response = await fetch(`${origin}${path}`)
      await response.arrayBuffer()
      expect(response.status, path).toBe(status)
      expectGuards(response.headers)
    }
  })

  it.each(filePatterns)('%s is a file to keep, never shown inside the site', async (pattern) => {
    const { path, cookies: given, renew } = placeOf(pattern, true)
    const cookies = (await renew?.()) ?? given
    const response = await fetch(`${origin}/en${path}`, {
      headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(response.status).toBe(200)
    // A picture comes with a policy of its own, stricter than a page’s: nothing at all, in a sandbox.
    const policy = response.headers.get('content-security-policy') ?? ''
    if (policy.endsWith('; sandbox')) expect(policy).toBe("default-src 'none'; sandbox")
    else expectGuards(response.headers)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
    const kind = pattern.split('.').at(-1) ?? ''
    expect(kinds[kind], `what a .${kind} begins with`).toBeDefined()
    expect(response.headers.get('content-type')).toBe(kinds[kind]?.type)
    expect(bytes.subarray(0, 4).toString()).toBe(kinds[kind]?.begins)
  })
})
