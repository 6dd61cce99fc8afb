import type { Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Locale } from '../../platform/i18n/index.ts'
import { type Actor, secondsLeft } from '../actor.ts'
import { type Need, perform } from '../perform.ts'
import { fieldsOf } from './body.ts'
import { browserClient } from './client.ts'
import { htmlAnswer } from './compressed.ts'
import { resumable } from './resumable.ts'
import type { Answer, Html, Route, Shell, Visit } from './route.ts'
import { readFileForm } from './sent-files.ts'
import { sentenceOf } from './sentences.ts'
import type { Env, RequestState, Web } from './web.ts'

export type AnyRoute = Route
export type NavItem = Shell['nav'][number]

/** The pages the kernel itself answers with. */
export type Pages = {
  readonly absent: (state: RequestState) => Html
  readonly forged: (state: RequestState) => Html
  readonly broken: (state: RequestState | undefined) => Html
}

type Options = { readonly secure: boolean; readonly offered: readonly Locale[] }

/** A page brings its own doctype; it may be made asynchronously. */
export const documentOf = async (html: Html): Promise<string> => String(await html)

const queryOf = (c: Context<Env>): Record<string, unknown> =>
  fieldsOf(
    Object.entries(c.req.queries()).flatMap(([name, values]) =>
      values.map((v): [string, string] => [name, v]),
    ),
  )

type Body = { readonly fields: Record<string, unknown>; readonly files: Visit['files'] }
const noFiles: Visit['files'] = { sent: [], tooLarge: false }

const bodyOf = async (c: Context<Env>, route: Route): Promise<Body> => {
  if (c.req.method !== 'POST') return { fields: {}, files: noFiles }
  if (route.takesFiles === true) {
    const { entries, files } = await readFileForm(c)
    return { fields: fieldsOf(entries), files }
  }
  const data = await c.req.formData().catch(() => new FormData())
  return { fields: fieldsOf(data.entries()), files: noFiles }
}

/** Whether a route that takes files answers this address: only there is a large body let in. */
export const takesFiles = (web: Pick<Web, 'routes'>): ((path: string) => boolean) => {
  const patterns = web.routes.filter((route) => route.takesFiles === true).map((route) => route.path)
  return (path) => patterns.some((pattern) => matches(`/:locale${pattern}`, path))
}

export const mountPages = (app: Hono<Env>, web: Web, { secure, offered }: Options): void => {
  // Grouped: without it the alternatives would split the whole pattern.
  const prefix = `/:locale{(?:${offered.join('|')})}`
  for (const route of web.routes) {
    const path = route.path === '/' ? prefix : `${prefix}${route.path}`
    app.on(route.method, path, async (c) => {
      const visit = await visitOf(c, web, route, { secure, offered })
      const answer = await route.answer(visit)
      // A form that could not even be read answers a visitor as one that could: whether it was whole tells nothing.
      const isShut = answer.kind === 'absent' && route.method === 'POST' && visit.actor.kind === 'visitor'
      if (answer.kind === 'step-up') return toStepUp(c, web, { visit, route, ...answer })
      return isShut || answer.kind === 'sign-in'
        ? toSignIn(c, web, { visit, route, secure })
        : respond(c, web, visit, answer, secure)
    })
  }
  // A path without language goes to the reader's own; the answer depends on them, so no cache may keep it.
  app.get('*', async (c, next) => {
    const first = c.req.path.split('/')[1] ?? ''
    if (offered.some((locale) => locale === first) || first === 'assets') return next()
    const known = web.routes.some((route) => route.method === 'GET' && matches(route.path, c.req.path))
    if (!known) return next()
    const rest = c.req.path === '/' ? '' : c.req.path
    c.header('Cache-Control', 'private, no-store')
    return c.redirect(`/${c.get('state').locale}${rest}${new URL(c.req.url).search}`, 302)
  })
}

const matches = (pattern: string, path: string): boolean => {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at])
  )
}

const visitOf = async (
  c: Context<Env>,
  web: Web,
  route: Route,
  { secure, offered }: Options,
): Promise<Visit> => {
  const { actor, locale, requestId, address } = c.get('state')
  const client = browserClient(c, address, secure)
  const path = c.req.path.slice(locale.length + 1) || '/'
  const { locale: _, ...params } = c.req.param() as Record<string, string>
  const shell: Shell = {
    locale,
    path,
    nav: web
      .nav(locale, actor)
      .map((item) => ({ ...item, current: item.href === `/${locale}${path === '/' ? '' : path}` })),
    footerLinks: web.footer(locale),
    offered,
    ...(actor.kind === 'account'
      ? { signedIn: { nickname: actor.nickname, ends: secondsLeft(actor, web.services.clock.now()) } }
      : {}),
  }
  const { fields, files } = await bodyOf(c, route)
  return {
    locale,
    shell,
    actor,
    services: web.services,
    raw: { ...queryOf(c), ...fields, ...params },
    files,
    href: (to) => `/${locale}${to === '/' ? '' : to}`,
    perform: (operation, raw) => perform(web.services, operation, { actor, client, requestId, locale }, raw),
    sentence: (operation, problem) => sentenceOf(operation, problem, locale),
  }
}

/** Remembers the language of the address for the next address without one, when somebody moved to it within the site. */
const rememberLanguage = (c: Context<Env>, locale: Locale, secure: boolean): boolean => {
  if (getCookie(c, 'language') === locale || c.req.header('sec-fetch-site') !== 'same-origin') return false
  setCookie(c, 'language', locale, {
    path: '/',
    maxAge: 365 * 24 * 3600,
    sameSite: 'Lax',
    secure,
    httpOnly: true,
  })
  return true
}

/** An answer to a form may be kept by the browser's history alone: else going back to it asks to send the form again. */
const heldBack = (method: string): string => (method === 'POST' ? 'private, no-cache' : 'private, no-store')

/** Where a form or the link of a download was on: the nearest page above its address. */
const pageAbove = (web: Web, route: Route, path: string): string => {
  const pages = new Set(
    web.routes.flatMap((one) => (one.method === 'GET' && one !== route ? [one.path] : [])),
  )
  const pattern = route.path.split('/')
  let length = pattern.length
  while (length > 1 && !pages.has(pattern.slice(0, length).join('/'))) length -= 1
  return length > 1 ? path.split('/').slice(0, length).join('/') : '/home'
}

/**
 * To sign-in and back. A browser that still holds a session which has ended is told so, and told the truth about a form
 * that came too late. Nothing here depends on what the address leads to.
 */
const toSignIn = (
  c: Context<Env>,
  web: Web,
  { visit, route, secure }: { readonly visit: Visit; readonly route: Route; readonly secure: boolean },
): Response => {
  const { path } = visit.shell
  const isForm = c.req.method === 'POST'
  const next = encodeURIComponent(isForm ? pageAbove(web, route, path) : path)
  const held = browserClient(c, c.get('state').address, secure).held('session')
  const reason = held === undefined ? '' : `&reason=${isForm ? 'unsent' : 'away'}`
  c.header('Cache-Control', 'private, no-store')
  return c.redirect(visit.href(`/sign-in?next=${next}${reason}`), 303)
}

/** To a proof and back: to the page that was asked for or, as a form is not sent again for anybody, the page it was on. */
const toStepUp = (
  c: Context<Env>,
  web: Web,
  {
    visit,
    route,
    need,
    onto,
  }: {
    readonly visit: Visit
    readonly route: Route
    readonly need: Need
    readonly onto?: 'page-above'
  },
): Response => {
  const { path } = visit.shell
  const isForm = c.req.method === 'POST'
  const isAbove = isForm || onto === 'page-above'
  const next = isAbove ? pageAbove(web, route, path) : `${path}${new URL(c.req.url).search}`
  const query = new URLSearchParams({ next, ...(isForm ? { lost: 'yes' } : {}) })
  c.header('Cache-Control', 'private, no-store')
  const to = proofPage(need, visit.actor)
  return c.redirect(visit.href(need === 'waiting-time' ? to : `${to}?${query}`), 303)
}

const proofPage = (need: Need, actor: Actor): string => {
  if (need === 'waiting-time') return '/account/waiting'
  const has = actor.kind === 'account' && actor.hasSecondFactor
  return need === 'fresh-proof' || has ? '/step-up' : '/account/second-factor'
}

const respond = async (
  c: Context<Env>,
  web: Web,
  visit: Visit,
  answer: Exclude<Answer, { kind: 'sign-in' | 'step-up' }>,
  secure: boolean,
): Promise<Response> => {
  switch (answer.kind) {
    case 'html': {
      const remembered = rememberLanguage(c, visit.locale, secure)
      const keep = answer.shared && visit.actor.kind === 'visitor' && !remembered
      c.header('Cache-Control', keep ? 'public, max-age=60' : heldBack(c.req.method))
      if (keep) c.header('Vary', 'Cookie')
      return htmlAnswer(c, await documentOf(answer.body), answer.status)
    }
    case 'redirect':
      c.header('Cache-Control', 'private, no-store')
      return c.redirect(answer.to, 303)
    case 'file': {
      const safe = answer.name.replaceAll(/[^\w.-]/g, '_')
      return c.body(Uint8Array.from(answer.bytes), 200, {
        'Content-Type': answer.type,
        'Content-Disposition': `attachment; filename="${safe}"`,
        'Cache-Control': 'private, no-store',
      })
    }
    case 'resumable':
      return resumable(c, answer)
    case 'picture':
      return c.body(Uint8Array.from(answer.bytes), 200, {
        'Content-Type': answer.type,
        // A page shows it all the same; opened by itself it is a file, never something that runs here.
        'Content-Disposition': 'attachment; filename="page.webp"',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': 'no-store',
      })
    case 'absent':
      return htmlAnswer(c, await documentOf(web.pages.absent(c.get('state'))), 404)
    default:
      return answer satisfies never
  }
}
