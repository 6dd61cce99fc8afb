import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { errorsOn, formOn } from '../../test/form-on.ts'
import { publishTexts } from '../consent/index.ts'
import { aMember, bringIn } from '../people/index.ts'
import { nobody } from '../platform/db/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await publishTexts(app.services)
})
afterAll(() => app.close())

type Browser = ReturnType<TestApp['browser']>
type Form = Readonly<Record<string, string | readonly string[]>>

const password = 'quiet rivers carry autumn leaves'
const about = (nickname: string): Form => ({
  role: 'caregiver-of-minor',
  nickname,
  country: 'RO',
  'languages[]': ['en', 'ro'],
  'expertise[]': ['school'],
})

const post = async (browser: Browser, path: string, form: Form) => browser.request(`/en${path}`, { form })
const page = async (browser: Browser, path: string) => (await browser.request(`/en${path}`)).text()
const goesTo = (response: Response): string => response.headers.get('location') ?? `no: ${response.status}`

const linkTo = async (email: string): Promise<string> => {
  const mail = (await app.mails()).find(({ to }) => to === email)
  return /\/register\/confirm\?token=[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
}

/** Steps 1 and 2, as far as the link in the mail. */
const stepsToMail = async (browser: Browser, nickname: string): Promise<string> => {
  await post(browser, '/register/about', about(nickname))
  await post(browser, '/register/email', { email: `${nickname}@example.org` })
  return linkTo(`${nickname}@example.org`)
}

const stepsToPassword = async (browser: Browser, link: string): Promise<Response> => {
  const token = link.split('token=')[1] ?? ''
  const confirmed = await post(browser, '/register/confirm', { token })
  return post(browser, '/register/password', {
    ...formOn(await confirmed.text(), '/en/register/password'),
    password,
  })
}

const personIn = (response: Response): string => /persons\/([\w-]{36})/.exec(goesTo(response))?.[1] ?? ''

const registered = async (nickname: string): Promise<Browser> => {
  const browser = app.browser()
  await stepsToPassword(browser, await stepsToMail(browser, nickname))
  return browser
}

const withChild = async (nickname: string) => {
  const browser = await registered(nickname)
  const form = { keepDraft: 'yes', relation: 'child', name: 'Ana' }
  const personId = personIn(await post(browser, '/persons/new', form))
  return { browser, personId, base: `/persons/${personId}` }
}

const asSystem = <R>(statement: ReturnType<typeof sql<R>>) =>
  app.services.database.begin('index', nobody, async (trx) => (await statement.execute(trx)).rows)
const matchable = async (personId: string): Promise<boolean> =>
  (await asSystem(sql<{ id: string }>`select consent.persons_matchable() as id`)).some(
    ({ id }) => id === personId,
  )

describe('step 1', () => {
  it('comes back as it was said, on the way back and after a mistake', async () => {
    const browser = app.browser()
    const saved = await post(browser, '/register/about', about('back-and-forth'))
    expect(goesTo(saved)).toBe('/en/register/email')
    expect(formOn(await page(browser, '/register/about'), '/en/register/about')).toEqual(
      about('back-and-forth'),
    )
    const wrong = { ...about('Ana Maria Pop'), country: 'ES' }
    const again = await post(browser, '/register/about', wrong)
    const html = await again.text()
    expect(again.status).toBe(422)
    expect(errorsOn(html)).toContain('without spaces')
    expect(formOn(html, '/en/register/about')).toEqual(wrong)
  })

  it('says kindly that a nickname is taken, and offers free ones', async () => {
    await app.services.database.begin('identity', nobody, (trx) =>
      bringIn(trx, app.services, aMember({ nickname: 'taken-name' })),
    )
    const answer = await post(app.browser(), '/register/about', about('Taken-Name'))
    expect(answer.status).toBe(422)
    expect(errorsOn(await answer.text())).toContain('Taken-Name-ro')
  })

  it('is kept sealed: nothing of it can be read in the database', async () => {
    const browser = app.browser()
    await post(browser, '/register/about', about('sealed-away'))
    const rows = await app.services.database.begin('identity', nobody, (trx) =>
      sql<{ sealed: Buffer }>`select sealed from onboarding.registration`.execute(trx),
    )
    expect(rows.rows.length).toBeGreaterThan(0)
    for (const row of rows.rows) expect(row.sealed.toString('latin1')).not.toContain('sealed-away')
  })
})

describe('step 2', () => {
  it('cannot be begun before step 1', async () => {
    expect(goesTo(await app.browser().request('/en/register/email'))).toBe('/en/register/about')
    const answer = await post(app.browser(), '/register/email', { email: 'a@example.org' })
    expect(errorsOn(await answer.text())).toContain('First tell us about you')
  })

  it('answers a taken address exactly as a free one', async () => {
    await app.services.database.begin('identity', nobody, (trx) =>
      bringIn(trx, app.services, aMember({ nickname: 'already', email: 'already@example.org' })),
    )
    const seen = await Promise.all(
      ['already@example.org', 'brandnew@example.org'].map(async (email, at) => {
        const browser = app.browser()
        await post(browser, '/register/about', about(`same-answer-${at}`))
        const answer = await post(browser, '/register/email', { email })
        const sent = (await page(browser, goesTo(answer).slice(3))).replaceAll(email, 'ADDRESS')
        return [answer.status, goesTo(answer), await answer.text(), sent]
      }),
    )
    expect(seen[0]).toEqual(seen[1])
    const mails = (await app.mails()).filter(({ to }) => to === 'already@example.org')
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).not.toContain('/register/confirm')
  })

  it('goes on with the link alone on another device, and only by its button', async () => {
    const link = await stepsToMail(app.browser(), 'other-device')
    const phone = app.browser()
    for (const _ of ['a scanner', 'the person']) expect(await page(phone, link)).toContain('One more click')
    expect(goesTo(await stepsToPassword(phone, link))).toBe('/en/persons/new')
    expect(await page(phone, '/home')).toContain('Hello, other-device')
    expect(await page(app.browser(), link)).not.toContain('One more click')
  })

  it('says what is wrong with a password and lets it be chosen again', async () => {
    const browser = app.browser()
    const link = await stepsToMail(browser, 'weak-words')
    const confirmed = await post(browser, '/register/confirm', { token: link.split('token=')[1] ?? '' })
    const form = formOn(await confirmed.text(), '/en/register/password')
    const weak = await post(browser, '/register/password', { ...form, password: 'short' })
    expect(weak.status).toBe(422)
    const again = formOn(await weak.text(), '/en/register/password')
    expect(goesTo(await post(browser, '/register/password', { ...again, password }))).toBe('/en/persons/new')
  })
})

describe('step 3', () => {
  it('keeps nothing before the first consent, which nobody ticks but the person', async () => {
    const browser = await registered('consent-first')
    const opened = formOn(await page(browser, '/persons/new'), '/en/persons/new')
    expect(opened).toEqual({ relation: 'child', name: '' })
    const answer = await post(browser, '/persons/new', { ...opened, name: 'Ana' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(errorsOn(html)).toContain('Tick the box')
    expect(formOn(html, '/en/persons/new')).toEqual({ relation: 'child', name: 'Ana' })
    expect(await page(browser, '/home')).toContain('You do not act for anybody yet')
  })

  it('lets an account act for twelve people and once for itself, also when requests come at the same moment', async () => {
    const browser = await registered('many-at-once')
    const add = (relation: string, name: string) =>
      post(browser, '/persons/new', { keepDraft: 'yes', relation, name })
    for (let at = 0; at < 10; at++) await add('child', `Child ${at}`)
    const own = await Promise.all([1, 2, 3].map(() => add('self', 'Me')))
    expect(own.map(({ status }) => status).sort()).toEqual([303, 422, 422])
    const last = await Promise.all([1, 2, 3, 4].map((at) => add('child', `Late ${at}`)))
    expect(last.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422])
    const refused = last.find(({ status }) => status === 422)
    expect(errorsOn((await refused?.text()) ?? '')).toContain('You already act for 12 people')
  })

  it('asks which disease is meant, loses nothing meanwhile, and goes on to the symptoms', async () => {
    const { browser, base } = await withChild('which-disease')
    const said = {
      name: 'Ana',
      birthMonth: '5',
      birthYear: '2022',
      sex: 'female',
      country: 'RO',
      diagnosis: 'suspected',
      freeText: 'Duchenne',
      sinceYear: '2025',
    }
    const asked = await post(browser, `${base}/about`, said)
    const html = await asked.text()
    expect(asked.status).toBe(422)
    expect(formOn(html, `/en${base}/about`)).toMatchObject(said)
    const diseaseId = /name="diseaseId" value="(?!own)([^"]+)"/.exec(html)?.[1] ?? ''
    const saved = await post(browser, `${base}/about`, { ...said, diseaseId })
    expect(goesTo(saved)).toBe(`/en${base}/symptoms?step=4`)
    const back = await page(browser, `${base}/about`)
    expect(formOn(back, `/en${base}/about`)).toMatchObject({ name: 'Ana', birthMonth: '5', sex: 'female' })
    expect(back).toContain('Duchenne')
  })

  it.each([
    ['birthYear', { birthYear: '2201' }],
    ['birthYear', { birthYear: '2026', birthMonth: '12' }],
    ['sinceYear', { diagnosis: 'undiagnosed', sinceYear: '2201' }],
  ])('says of a date in %s that it has not come yet, and keeps it to be mended', async (field, said) => {
    const { browser, base } = await withChild(`not-yet-${Object.values(said).join('-')}`)
    const answer = await post(browser, `${base}/about`, { sex: 'unsaid', ...said })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(errorsOn(html)).toContain('has not come yet')
    expect(html).toContain(`href="#${field}"`)
    expect(formOn(html, `/en${base}/about`)).toMatchObject(said)
  })

  it('brings in what the try-out carried, with the own words, once', async () => {
    const browser = app.browser()
    const words = await post(browser, '/try/words', { words: 'He falls a lot. No seizures.' })
    await post(browser, '/try/carry', formOn(await words.text(), '/en/try/results'))
    await stepsToPassword(browser, await stepsToMail(browser, 'carried-over'))
    const form = { keepDraft: 'yes', relation: 'child', name: 'Luca' }
    const personId = personIn(await post(browser, '/persons/new', form))
    await post(browser, `/persons/${personId}/about`, { sex: 'unsaid', diagnosis: 'undiagnosed' })
    const symptoms = await page(browser, `/persons/${personId}/symptoms`)
    expect(symptoms).toContain('HP:0002359')
    expect(symptoms).toContain('He falls a lot')
    expect(browser.cookies()).not.toContain('s4r-try-out')
  })
})

describe('step 5', () => {
  it('ticks nothing beforehand, needs membership, and keeps what was ticked', async () => {
    const { browser, base } = await withChild('ticks-nothing')
    const html = await page(browser, `${base}/agreement`)
    expect(formOn(html, `/en${base}/agreement`)).toEqual({})
    const answer = await post(browser, `${base}/agreement`, { 'be-matched': 'yes' })
    const again = await answer.text()
    expect(answer.status).toBe(422)
    expect(formOn(again, `/en${base}/agreement`)).toEqual({ 'be-matched': 'yes' })
  })

  it('lets nothing be matched before it, and only what was agreed to after it', async () => {
    const matched = await withChild('agrees-to-match')
    const alone = await withChild('agrees-to-less')
    expect(await matchable(matched.personId)).toBe(false)
    await post(matched.browser, `${matched.base}/agreement`, { membership: 'yes', 'be-matched': 'yes' })
    const done = await post(alone.browser, `${alone.base}/agreement`, { membership: 'yes' })
    expect(goesTo(done)).toBe(`/en/home?finished=${alone.personId}`)
    expect(await matchable(matched.personId)).toBe(true)
    expect(await matchable(alone.personId)).toBe(false)
    expect(await page(alone.browser, '/home')).toContain('Published cases like Ana')
    expect(goesTo(await alone.browser.request(`/en${alone.base}/agreement`))).toBe(`/en${alone.base}/choices`)
  })

  it('is absent for everybody else, like the other steps', async () => {
    const { base } = await withChild('not-yours')
    const stranger = await registered('stranger')
    for (const path of [`${base}/about`, `${base}/agreement`]) {
      expect((await stranger.request(`/en${path}`)).status).toBe(404)
      expect((await post(stranger, path, { sex: 'unsaid', membership: 'yes' })).status).toBe(404)
      expect(goesTo(await app.request(`/en${path}`))).toContain('/en/sign-in')
    }
  })
})

describe('the page of one’s own', () => {
  it('says where somebody stopped and leads there', async () => {
    const { browser, base } = await withChild('stops-half-way')
    expect(await page(browser, '/home')).toContain(`href="/en${base}/about"`)
    await post(browser, `${base}/about`, { later: 'yes' })
    expect(await page(browser, '/home')).toContain(`href="/en${base}/symptoms?step=4"`)
    await post(browser, `${base}/symptoms`, { hpoId: 'HP:0002359', words: 'cade des' })
    expect(await page(browser, '/home')).toContain(`href="/en${base}/agreement"`)
  })

  it.each(['es', 'ro'])('and every step read in %s', async (language) => {
    const { browser, base } = await withChild(`reads-${language}`)
    for (const path of ['/home', '/persons/new', `${base}/about`, `${base}/agreement`]) {
      const answer = await browser.request(`/${language}${path}`)
      expect([path, answer.status]).toEqual([path, 200])
      expect(await answer.text()).toContain(`<html lang="${language}"`)
    }
    for (const path of ['/', '/try', '/register/about', '/help', '/crisis', '/privacy', '/community-guide']) {
      const answer = await app.request(`/${language}${path === '/' ? '' : path}`)
      expect([path, answer.status]).toEqual([path, 200])
    }
  })
})
