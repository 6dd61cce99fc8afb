import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { type Locale, localesOffered, negotiateLocale } from '../../platform/i18n/index.ts'
import type { Log } from '../../platform/log/index.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'
import type { AnyOperation } from '../operation.ts'
import { mountApi } from './api.ts'
import { browserClient } from './client.ts'
import { compressed, htmlAnswer } from './compressed.ts'
import { clientAddress, isForged, proxyTrust, securityHeaders } from './guard.ts'
import type { AnyRoute, NavItem, Pages } from './mount.ts'
import { documentOf, mountPages, takesFiles } from './mount.ts'

export type Web = {
  readonly services: Services
  readonly operations: readonly AnyOperation[]
  readonly routes: readonly AnyRoute[]
  readonly pages: Pages
  readonly nav: (locale: Locale, actor: Actor) => readonly NavItem[]
  readonly footer: (locale: Locale) => readonly NavItem[]
  /** Who is asking, from the session cookie; re-read on every request, so that a ban bites at once. */
  readonly actorOf: (session: string | undefined) => Promise<Actor>
  /** Mounted before sessions are looked at: built files, probes. */
  readonly mountFirst?: (app: Hono<Env>) => void
  readonly onAnswer?: (facts: { method: string; route: string; status: number; seconds: number }) => void
}

export type RequestState = {
  readonly requestId: string
  readonly locale: Locale
  readonly actor: Actor
  readonly address: string
}

export type Env = {
  Bindings: { incoming?: { socket: { remoteAddress?: string } } }
  Variables: { state: RequestState }
}

const localeOf = (
  path: string,
  cookie: string | undefined,
  accept: string | undefined,
  offered: readonly Locale[],
): Locale => negotiateLocale({ prefix: path.split('/')[1], cookie, acceptLanguage: accept, offered })

/** The web application: everything it can do is an operation, mounted as pages and as the JSON API. */
export const createWeb = (web: Web): Hono<Env> => {
  const app = new Hono<Env>()
  const { config } = web.services
  const secure = config.publicUrl.startsWith('https:')
  const trusts = proxyTrust(config.trustedProxies)
  const offered = localesOffered(config.testLocales)
  const ownOrigin = new URL(config.publicUrl).origin

  const headers = Object.entries(securityHeaders(secure))
  app.use(async (c, next) => {
    await next()
    // Only what is stricter than usual brings a policy of its own.
    for (const [name, value] of headers)
      if (name !== 'Content-Security-Policy' || !c.res.headers.has(name)) c.res.headers.set(name, value)
    // What nobody decided about is nobody's to keep: a 404 or a 403 depends on who asks, too.
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-store')
  })
  web.mountFirst?.(app)
  app.use(compressed)
  app.use(async (c, next) => {
    const started = performance.now()
    await next()
    web.onAnswer?.({
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      seconds: (performance.now() - started) / 1000,
    })
  })
  // For what has a body only: asking a GET for one makes the whole request object, which its pages never need.
  const limited = bodyLimit({
    maxSize: 256 * 1024,
    onError: (c) => c.text('This is too large to send at once.', 413),
  })
  const mayBeLarge = takesFiles(web)
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', (c, next) =>
    mayBeLarge(c.req.path) ? next() : limited(c, next),
  )
  app.use(async (c, next) => {
    const peer = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'
    const address = clientAddress(peer, c.req.header('x-forwarded-for') ?? null, trusts)
    const locale = localeOf(c.req.path, getCookie(c, 'language'), c.req.header('accept-language'), offered)
    const client = browserClient(c, address, secure)
    const actor = await web.actorOf(client.held('session'))
    const state = { requestId: randomUUID(), locale, actor, address }
    c.set('state', state)
    // No address of ours has such a character; in a header or a query it would be a fault instead of an absence.
    if (/\p{Cc}/u.test(c.req.path)) return c.notFound()
    const requestOrigin = new URL(c.req.url).origin
    if (isForged(c.req.method, c.req.raw.headers, [ownOrigin, requestOrigin])) {
      return htmlAnswer(c, await documentOf(web.pages.forged(state)), 403)
    }
    return next()
  })

  mountApi(app, web, secure)
  mountPages(app, web, { secure, offered })

  app.notFound(async (c) => htmlAnswer(c, await documentOf(web.pages.absent(c.get('state'))), 404))
  app.onError(async (error, c) => {
    const state = c.get('state')
    report(web.services.log, error, state?.requestId)
    return htmlAnswer(c, await documentOf(web.pages.broken(state)), 500)
  })
  return app
}

const report = (log: Log, error: Error, requestId: string | undefined): void =>
  log.error(
    { requestId, error: error.message, stack: error.stack, cause: String(error.cause ?? '') },
    'a request failed',
  )
