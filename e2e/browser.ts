import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const chromiumPath = (): string => {
  const named = process.env.CHROMIUM_PATH ?? ''
  const found = named === '' ? usual.find((path) => existsSync(path)) : named
  return found ?? chromium.executablePath()
}

/** Ten people may be at work on this machine; a page that is really stuck is told soon enough. */
const patience = 20_000

/** Nothing of the browser's own goes out: what is seen to leave was caused by our page. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const phone = { width: 360, height: 740 } as const
export const desk = { width: 1280, height: 900 } as const
/** What a window of 1280 px shows at 400 %: nothing may need scrolling sideways in it. */
export const zoomed = { width: 320, height: 640 } as const

export type Size = { readonly width: number; readonly height: number }

export type Window = {
  readonly context: BrowserContext
  readonly page: Page
  /** What a careful person would see in the developer tools: complaints, refusals, requests to elsewhere. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

export type WindowOptions = {
  readonly origin: string
  readonly size?: Size
  readonly script?: boolean
  readonly locale?: string
  /** Carries a session over: what `context.storageState()` gave. */
  readonly state?: Awaited<ReturnType<BrowserContext['storageState']>>
}

export type BrowserHandle = { readonly open: (options: WindowOptions) => Promise<Window> }

/** One Chromium for a test file; each window is a person of its own, with its own cookies. */
export const useBrowser = (): BrowserHandle => {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath(), args: quiet })
  })
  afterAll(async () => {
    await browser?.close()
  })
  return {
    open: async ({ origin, size = desk, script = true, locale = 'en-GB', state }) => {
      if (browser === undefined) throw new Error('The browser is not open yet')
      const context = await browser.newContext({
        viewport: size,
        javaScriptEnabled: script,
        locale,
        ...(state === undefined ? {} : { storageState: state }),
      })
      context.setDefaultTimeout(patience)
      const page = await context.newPage()
      return { context, page, complaints: listen(page, origin), close: () => context.close() }
    },
  }
}

/** Forms answer 422 with what to mend: the browser's tools call that an error, the person does not. */
const isAnswerOfOurs = (text: string): boolean =>
  /Failed to load resource: the server responded with a status of (404|422)/.test(text)

const listen = (page: Page, origin: string): readonly string[] => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (isAnswerOfOurs(message.text()) && message.location().url === page.url()) return
    complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) {
      complaints.push(`${page.url()} asks elsewhere: ${url}`)
    }
  })
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.url()} answers ${response.status()}`)
  })
  return complaints
}
