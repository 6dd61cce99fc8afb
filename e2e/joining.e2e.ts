import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { desk, phone, useBrowser } from './browser.ts'
import {
  agree,
  confirmEmail,
  type Joining,
  pathOf,
  pickSymptom,
  press,
  sayAboutChild,
  sayAboutYou,
  saySymptom,
  signIn,
  tryOut,
} from './joining.ts'
import { demoMailbox, type Mailbox, type MailServer, startMailServer } from './mailbox.ts'
import { aboutChild, aboutMother, aMother } from './mother.ts'
import { aDataDir, importInventedCases, type Platform, removeDataDir, startPlatform } from './platform.ts'
import type {} from './server.setup.ts'

const browser = useBrowser()

/** As each says it: three symptoms, one of them denied. */
const words = {
  en: 'He falls a lot and cannot climb stairs. No seizures.',
  es: 'Se cae mucho y no puede subir escaleras. No tiene convulsiones.',
  ro: 'Cade des și nu poate urca scările. Nu are convulsii.',
} as const

const tiredness = {
  en: { said: 'always tired', hpoId: 'HP:0012378' },
  es: { said: 'siempre cansado', hpoId: 'HP:0012378' },
  ro: { said: 'mereu obosit', hpoId: 'HP:0012378' },
} as const

type Way = { readonly locale: keyof typeof words; readonly screen: string; readonly script: boolean }

const ways: readonly Way[] = (['en', 'es', 'ro'] as const).flatMap((locale) => [
  { locale, screen: '360 px without script', script: false },
  { locale, screen: '1280 px with script', script: true },
])

const open = async (origin: string, mailbox: Mailbox, { locale, script }: Way) => {
  const window = await browser.open({ origin, size: script ? desk : phone, script, locale })
  const joining: Joining = { page: window.page, origin, locale, mailbox, mother: aMother(`mama-${locale}`) }
  return { window, joining }
}

describe.concurrent('from the try-out to people like her child', () => {
  it.each(ways)('in $locale, at $screen', async (way) => {
    const origin = inject('demoUrl')
    const { window, joining } = await open(origin, demoMailbox(origin), way)
    const { page } = window
    await tryOut(joining, words[way.locale])
    await sayAboutYou(joining)
    await confirmEmail(joining)
    const personId = await sayAboutChild(joining)
    // What was said in the try-out is there, in her own words.
    const carried = await page.locator('.symptom__own').count()
    expect(carried).toBeGreaterThan(1)
    const { said, hpoId } = tiredness[way.locale]
    await (way.script ? pickSymptom(page, said) : saySymptom(page, said, hpoId))
    expect(await page.locator('.symptom__own').count()).toBe(carried + 1)
    await agree(joining, personId)
    await page.goto(`${origin}/${way.locale}/persons/${personId}/like-me`)
    expect(await page.locator('article.match--case').count()).toBeGreaterThan(0)
    // Registered, not validated: no member is shown.
    expect(await page.locator('article.match:not(.match--case)').count()).toBe(0)
    expect(window.complaints).toEqual([])
    await window.close()
  })
})

describe('with a mail server of its own', () => {
  const dataDir = aDataDir()
  let mails: MailServer
  let platform: Platform
  beforeAll(async () => {
    mails = await startMailServer()
    platform = await startPlatform({ dataDir, env: { DEMO: '0', SMTP_URL: mails.url } })
    await importInventedCases(dataDir)
  })
  afterAll(async () => {
    await platform?.stop()
    await mails?.stop()
    removeDataDir(dataDir)
  })

  it('the five steps can be left after the third and gone on with elsewhere, and nothing is lost', async () => {
    const way: Way = { locale: 'ro', screen: '', script: true }
    const first = await open(platform.url, mails, way)
    await tryOut(first.joining, words.ro)
    await sayAboutYou(first.joining)
    await confirmEmail(first.joining)
    const personId = await sayAboutChild(first.joining)
    await first.window.close()

    const second = await open(platform.url, mails, { ...way, script: false })
    const joining = { ...second.joining, mother: first.joining.mother }
    const { page } = second.window
    await signIn(joining)
    await page.locator(`main a[href$="/persons/${personId}/agreement"]`).click()
    await page.waitForURL(/\/agreement$/)
    await page.goto(`${platform.url}/ro/persons/${personId}/about`)
    expect(await page.locator('input[name="name"]').inputValue()).toBe(joining.mother.child)
    expect(await page.locator('[name="birthYear"]').inputValue()).toBe(aboutChild.birthYear)
    expect(await page.locator('[name="birthMonth"]').inputValue()).toBe(aboutChild.birthMonth)
    expect(await page.locator(`input[name="sex"][value="${aboutChild.sex}"]`).isChecked()).toBe(true)
    await page.goto(`${platform.url}/ro/persons/${personId}/symptoms`)
    expect(await page.locator('.symptom__own').count()).toBeGreaterThan(1)
    await saySymptom(page, tiredness.ro.said, tiredness.ro.hpoId)
    await agree(joining, personId)
    expect([...first.window.complaints, ...second.window.complaints]).toEqual([])
    await second.window.close()
  })

  it('the back button loses nothing', async () => {
    const { window, joining } = await open(platform.url, mails, { locale: 'es', screen: '', script: true })
    const { page } = window
    await tryOut(joining, words.es)
    await page.goBack()
    expect(pathOf(page)).toBe('/es/try/results')
    expect(await page.locator('svg.body-systems').count()).toBe(1)
    await page.goForward()
    await sayAboutYou(joining)
    await page.locator('input[name="email"]').fill(joining.mother.email)
    await press(page, '/register/email', /\/register\/sent$/)
    const first = await mails.link(joining.mother.email, /\/register\/confirm\?/)
    await page.goBack()
    expect(await page.locator('input[name="email"]').inputValue()).toBe(joining.mother.email)
    await page.goBack()
    const about = aboutMother(joining.mother)
    expect(await page.locator('input[name="nickname"]').inputValue()).toBe(about.nickname)
    expect(await page.locator(`input[name="role"][value="${about.role}"]`).isChecked()).toBe(true)
    expect(await page.locator('select[name="country"]').inputValue()).toBe(about.country)
    for (const language of about['languages[]']) {
      expect(await page.locator(`input[name="languages[]"][value="${language}"]`).isChecked()).toBe(true)
    }
    await press(page, '/register/about', /\/register\/email$/)
    await confirmEmail(joining, first)
    const personId = await sayAboutChild(joining)
    const carried = await page.locator('.symptom__own').count()
    await saySymptom(page, tiredness.es.said, tiredness.es.hpoId)
    await page.goBack()
    expect(pathOf(page)).toMatch(/\/symptoms\/words$/)
    await page.goto(`${platform.url}/es/persons/${personId}/symptoms`)
    expect(await page.locator('.symptom__own').count()).toBe(carried + 1)
    await page.goto(`${platform.url}/es/persons/${personId}/about`)
    expect(await page.locator('input[name="name"]').inputValue()).toBe(joining.mother.child)
    expect(await page.locator('[name="birthYear"]').inputValue()).toBe(aboutChild.birthYear)
    await window.close()
  })
})
