import { demoModule } from '../app/compose/demo/demo.routes.tsx'
import { routes } from '../app/compose/modules.ts'
import { demoMailbox } from './mailbox.ts'
import { aMother, password } from './mother.ts'
import { firstMatch, type PlainBrowser, plainBrowser } from './plain-browser.ts'
import { askToConfirm, join } from './plain-joining.ts'
import { halfIn, setUpApp } from './second-factor.ts'

type Cookies = ReturnType<PlainBrowser['cookies']>

/** Where a page is met, and by whom: some need somebody signed in, some a step taken before. */
export type Place = {
  readonly path: string
  readonly cookies: Cookies
  /** Proves again what is asked of the last minutes; gives the cookies that then count. */
  readonly renew?: () => Promise<Cookies>
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
const validator = 'staff-vera'

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
  const diagnoses = await browser.get(`/en/persons/${personId}/diagnoses`)
  return {
    personId,
    diagnosis: firstMatch(diagnoses.text, new RegExp(`/diagnoses/(${uuid})`)),
    entry: firstMatch(symptoms.text, new RegExp(`/symptoms/(${uuid})`)),
    otherId: firstMatch(likeMe.text, /\/like-me\/([^"/?]+)"/),
    caseId: firstMatch(likeMe.text, /\/cases\/([^"/?]+)"/),
    id: 'HP:0001324',
    hpoId: 'HP:0001324',
  }
}

const fill = (pattern: string, ids: Readonly<Record<string, string>>): string =>
  pattern
    .replaceAll('/diagnoses/:entry', '/diagnoses/:diagnosis')
    .replaceAll(/:(\w+)/g, (_, name: string) => {
      const id = ids[name]
      if (id === undefined)
        throw new Error(`${pattern}: no ${name} is known; say in places.ts how to find one`)
      return id
    })

const withoutLanguage = (path: string): string => path.replace(/^\/[a-zA-Z-]+(?=\/)/, '')

/** One proof serves several visits, so that many at once do not look like somebody guessing. */
const atMostEvery = (milliseconds: number, make: () => Promise<Cookies>): (() => Promise<Cookies>) => {
  let made: { readonly at: number; readonly cookies: Promise<Cookies> } | undefined
  return () => {
    if (made === undefined || Date.now() - made.at > milliseconds) made = { at: Date.now(), cookies: make() }
    return made.cookies
  }
}
const twoMinutes = 120_000

/** The link in the mail to the institution. */
const askToBeChecked = async (
  who: PlainBrowser,
  mailbox: ReturnType<typeof demoMailbox>,
): Promise<string> => {
  const { email } = aMother('institution')
  await who.post('/en/professional', {
    name: 'Inés Robles',
    organisation: 'Hospital de la Ribera',
    position: 'Neurologist',
    orcid: '0000-0002-1825-0097',
    email,
  })
  return mailbox.link(email, /\/professional\/address\?/)
}

/** Asks for a copy of everything, and looks again until the job has made it. */
const copyOf = async (browser: PlainBrowser, personId: string): Promise<string> => {
  const page = `/en/persons/${personId}/everything`
  await browser.post(`${page}/ask`, {})
  for (let looks = 0; looks < 150; looks += 1) {
    const [, link] = /href="([^"]+record\.zip)"/.exec((await browser.get(page)).text) ?? []
    if (link !== undefined) return link
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The copy of everything was not made within 30 seconds.')
}

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
  const clinician = await signInAs(origin, 'dr-ines')
  const newEmail = aMother('places').email
  await member.browser.post('/en/account/email/ask', { email: newEmail, password })
  await plainBrowser(origin).post('/en/forgot', { email: `${father}@demo.example` })
  const tom = await signInAs(origin, 'researcher-tom')
  const confirming = await askToBeChecked(tom, mailbox)
  const ines = await signInAs(origin, 'dr-ines')
  const token = new URL(await askToBeChecked(ines, mailbox), origin).searchParams.get('token') ?? ''
  await ines.post('/en/professional/address', { token })
  const careful = await join(origin, mailbox, aMother('places'))
  await setUpApp(careful.browser)
  const half = atMostEvery(twoMinutes, async () => (await halfIn(origin, careful.mother.email)).cookies())
  const proven = atMostEvery(twoMinutes, async () => {
    await member.browser.post('/en/step-up', { password })
    return member.browser.cookies()
  })
  await halfIn(origin, member.mother.email)
  const signed = `/en/persons/${careful.personId}`
  await careful.browser.post(`${signed}/agreement`, { membership: 'yes' })
  await careful.browser.post(`${signed}/signature`, { name: 'Ana Pop' })
  const copy = await copyOf(member.browser, member.personId)
  const ofMember = `/en/persons/${member.personId}`
  const checker = await signInAs(origin, 'staff-nora')
  const queue = await checker.get('/en/checking')
  const taken = `/en/checking/${firstMatch(queue.text, new RegExp(`/checking/(${uuid})(?:/take)?"`))}`
  await checker.post(`${taken}/take`, {})
  return new Map([
    ['/professionals/diseases', place('/en/professionals/diseases', clinician)],
    ['/checking', place('/en/checking', checker)],
    ['/checking/:paperId', place(taken, checker)],
    ['/checking/:paperId/page.webp', place(`${taken}/page.webp?number=1`, checker)],
    ['/persons/:personId/signature', place(`${signed}/signature`, careful.browser)],
    ['/persons/:personId/signature.pdf', place(`${signed}/signature.pdf`, careful.browser)],
    ['/professional', place('/en/professional', tom)],
    ['/professional/address', place(confirming, tom)],
    ['/professional/letter', place('/en/professional/letter', ines)],
    ['/register/email', place('/en/register/email', registering)],
    ['/register/sent', place('/en/register/sent', registering)],
    ['/register/confirm', place(confirm)],
    ['/reset', place(await mailbox.link(`${father}@demo.example`, /\/reset\?/))],
    ['/account/email', place(await mailbox.link(newEmail, /\/account\/email\?/))],
    ['/stop', place(await mailbox.link(member.mother.email, /\/stop\?/))],
    ['/sign-in/second', { ...place('/en/sign-in/second'), renew: half }],
    ['/sign-in/lost', { ...place('/en/sign-in/lost'), renew: half }],
    ['/account/second-factor/app', { ...place('/en/account/second-factor/app'), renew: proven }],
    ['/account/second-factor/passkey', { ...place('/en/account/second-factor/passkey'), renew: proven }],
    ['/account/erase', { ...place('/en/account/erase'), renew: proven }],
    ['/persons/:personId/erase', { ...place(`${ofMember}/erase`), renew: proven }],
    ['/persons/:personId/everything/ask', { ...place(`${ofMember}/everything/ask`), renew: proven }],
    ['/persons/:personId/everything/:copyId/record.zip', { ...place(copy), renew: proven }],
    ['/staff/audit', place('/en/staff/audit', await signInAs(origin, 'staff-olga'))],
    ['/staff/requests', place('/en/staff/requests', await signInAs(origin, validator))],
    ['/staff/families', place('/en/staff/families', await signInAs(origin, validator))],
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
