import { demoModule } from '../app/compose/demo/demo.routes.tsx'
import { routes } from '../app/compose/modules.ts'
import { demoMailbox } from './mailbox.ts'
import { aMother, password } from './mother.ts'
import { firstMatch, type PlainBrowser, plainBrowser } from './plain-browser.ts'
import { askToConfirm, join } from './plain-joining.ts'

/** Where a page is met, and by whom: some need somebody signed in, some a step taken before. */
export type Place = {
  readonly path: string
  readonly cookies: ReturnType<PlainBrowser['cookies']>
}

export const inLanguage = (locale: string, path: string): string => `/${locale}${path === '/' ? '' : path}`

const isFile = (pattern: string): boolean => /\.\w+$/.test(pattern)

const getPatterns = [...routes, ...demoModule.routes]
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => path)

/** Every page there is, from the composition itself: a new one is visited without anybody adding it here. */
export const pagePatterns: readonly string[] = [...new Set(getPatterns)].filter((path) => !isFile(path))
export const filePatterns: readonly string[] = [...new Set(getPatterns)].filter(isFile)

/** The father of the demo world: he has a child, symptoms, matches. */
const father = 'david-dad'

export const signInAs = async (origin: string, nickname: string): Promise<PlainBrowser> => {
  const browser = plainBrowser(origin)
  const { text } = await browser.get('/en/dev/people')
  const forms = text.match(/<form.*?<\/form>/gs) ?? []
  const own = forms.find((form) => new RegExp(`\\b${nickname}<`).test(form)) ?? ''
  const [, accountId] = /name="accountId" value="([^"]+)"/.exec(own) ?? []
  if (accountId === undefined) throw new Error(`${nickname} is not offered at /dev/people`)
  const { status, path } = await browser.post('/en/dev/people', { accountId })
  if (status !== 200 || path !== '/en/home')
    throw new Error(`signing in as ${nickname} led to ${status} ${path}`)
  return browser
}

const uuid = '[0-9a-f]{8}-[0-9a-f-]{27}'

/** Ids of what the demo world holds, found by following links as its father would. */
const idsSeenBy = async (browser: PlainBrowser): Promise<Readonly<Record<string, string>>> => {
  const home = await browser.get('/en/home')
  const personId = firstMatch(home.text, new RegExp(`/en/persons/(${uuid})/`))
  const symptoms = await browser.get(`/en/persons/${personId}/symptoms`)
  const likeMe = await browser.get(`/en/persons/${personId}/like-me`)
  return {
    personId,
    entry: firstMatch(symptoms.text, new RegExp(`/symptoms/(${uuid})`)),
    otherId: firstMatch(likeMe.text, /\/like-me\/([^"/?]+)"/),
    caseId: firstMatch(likeMe.text, /\/cases\/([^"/?]+)"/),
    id: 'HP:0001324',
    hpoId: 'HP:0001324',
  }
}

const fill = (pattern: string, ids: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    const id = ids[name]
    if (id === undefined) throw new Error(`${pattern}: no ${name} is known; say in places.ts how to find one`)
    return id
  })

const withoutLanguage = (path: string): string => path.replace(/^\/[a-zA-Z-]+(?=\/)/, '')

/** Pages that stand behind a step: each reached as a person reaches it. */
const steps = async (origin: string): Promise<ReadonlyMap<string, Place>> => {
  const mailbox = demoMailbox(origin)
  const place = (path: string, browser?: PlainBrowser): Place => ({
    path: withoutLanguage(path),
    cookies: browser?.cookies() ?? [],
  })
  const registering = plainBrowser(origin)
  const confirm = await askToConfirm(registering, mailbox, aMother('places'))
  const member = await join(origin, mailbox, aMother('places'))
  const newEmail = aMother('places').email
  await member.browser.post('/en/account/email/ask', { email: newEmail, password })
  await plainBrowser(origin).post('/en/forgot', { email: `${father}@demo.example` })
  await member.browser.post(`/en/persons/${member.personId}/signature`, { name: 'Ana Pop' })
  const validator = await signInAs(origin, 'staff-nora')
  const queue = await validator.get('/en/checking')
  const taken = `/en/checking/${firstMatch(queue.text, new RegExp(`/checking/(${uuid})(?:/take)?"`))}`
  await validator.post(`${taken}/take`, {})
  return new Map([
    ['/checking', place('/en/checking', validator)],
    ['/checking/:paperId', place(taken, validator)],
    ['/checking/:paperId/page.webp', place(`${taken}/page.webp?number=1`, validator)],
    ['/persons/:personId/signature', place(`/en/persons/${member.personId}/signature`, member.browser)],
    [
      '/persons/:personId/signature.pdf',
      place(`/en/persons/${member.personId}/signature.pdf`, member.browser),
    ],
    ['/register/email', place('/en/register/email', registering)],
    ['/register/sent', place('/en/register/sent', registering)],
    ['/register/confirm', place(confirm)],
    ['/reset', place(await mailbox.link(`${father}@demo.example`, /\/reset\?/))],
    ['/account/email', place(await mailbox.link(newEmail, /\/account\/email\?/))],
    ['/persons/:personId/agreement', place(`/en/persons/${member.personId}/agreement`, member.browser)],
  ])
}

/** Where each page is found, for a visitor and for the father of the demo world. */
export const findPlaces = async (origin: string) => {
  const browser = await signInAs(origin, father)
  const ids = await idsSeenBy(browser)
  const special = await steps(origin)
  return (pattern: string, signedIn: boolean): Place =>
    special.get(pattern) ?? { path: fill(pattern, ids), cookies: signedIn ? browser.cookies() : [] }
}
