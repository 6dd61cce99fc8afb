import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Mailbox } from './mailbox.ts'
import { aboutChild, aboutMother, type Mother, password } from './mother.ts'

/** Somebody at a page, in a language, with a mailbox. */
export type Joining = {
  readonly page: Page
  readonly origin: string
  readonly locale: string
  readonly mailbox: Mailbox
  readonly mother: Mother
}

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/

export const pathOf = (page: Page): string => new URL(page.url()).pathname

/** As people do: on the words beside the box. */
export const choose = async (page: Page, name: string, value?: string): Promise<void> => {
  const input = page.locator(`input[name="${name}"]${value === undefined ? '' : `[value="${value}"]`}`)
  const label = page.locator(`label[for="${await input.getAttribute('id')}"]`)
  if (!(await input.isChecked())) await label.click()
  expect(await input.isChecked()).toBe(true)
}

/** Presses the one primary button of the form that posts there, and waits for where it leads. */
export const press = async (page: Page, action: string, leadsTo: RegExp): Promise<void> => {
  await page.locator(`form[action$="${action}"] button.button--primary`).first().click()
  await page.waitForURL(leadsTo)
}

const follow = async (page: Page, hrefEnd: string): Promise<void> => {
  await page.locator(`main a[href$="${hrefEnd}"]`).first().click()
  await page.waitForURL((url) => `${url.pathname}${url.search}`.endsWith(hrefEnd))
}

/** Where nothing was chosen beforehand, the first that is offered: the nearest. */
export const chooseMeanings = async (page: Page): Promise<void> => {
  for (const said of await page.locator('.said').all()) {
    const terms = said.locator('input[name$=".term"]')
    if ((await said.locator('input[name$=".term"]:checked').count()) > 0) continue
    await said.locator(`label[for="${await terms.first().getAttribute('id')}"]`).click()
  }
}

/** Without an account: words, what they mean, what is like them, and on into registration with them. */
export const tryOut = async ({ page, origin, locale }: Joining, words: string): Promise<void> => {
  await page.goto(`${origin}/${locale}`)
  await page.locator('textarea[name="words"]').fill(words)
  await press(page, '/try/words', /\/try\/words$/)
  expect(await page.locator('.said').count()).toBeGreaterThan(0)
  await chooseMeanings(page)
  await press(page, '/try/results', /\/try\/results$/)
  expect(await page.locator('svg.body-systems').count()).toBe(1)
  expect(await page.locator('article.match--case').count()).toBeGreaterThan(0)
  await press(page, '/try/carry', /\/register\/about$/)
}

/** Step 1. */
export const sayAboutYou = async ({ page, mother }: Joining): Promise<void> => {
  const about = aboutMother(mother)
  await choose(page, 'role', about.role)
  await page.locator('input[name="nickname"]').fill(about.nickname)
  await page.locator('select[name="country"]').selectOption(about.country)
  for (const language of about['languages[]']) {
    await choose(page, 'languages[]', language)
  }
  await press(page, '/register/about', /\/register\/email$/)
}

/** Step 2: the address, the mail, the page with the button, the password. */
export const confirmEmail = async (
  { page, origin, mailbox, mother }: Joining,
  linkBefore?: string,
): Promise<void> => {
  await page.locator('input[name="email"]').fill(mother.email)
  await press(page, '/register/email', /\/register\/sent$/)
  await page.goto(`${origin}${await mailbox.link(mother.email, /\/register\/confirm\?/, linkBefore)}`)
  await press(page, '/register/confirm', /\/register\/confirm$/)
  await page.locator('input[name="password"]').fill(password)
  await press(page, '/register/password', /\/persons\/new$/)
}

/** Step 3: the consent to keep a draft, then the child. Gives the child's id. */
export const sayAboutChild = async ({ page, mother }: Joining): Promise<string> => {
  await choose(page, 'keepDraft')
  // What step 1 said is known here.
  expect(await page.locator('input[name="relation"][value="child"]').isChecked()).toBe(true)
  await page.locator('input[name="name"]').fill(mother.child)
  await press(page, '/persons/new', /\/persons\/[0-9a-f-]{36}\/about$/)
  const personId = uuid.exec(page.url())?.[0] ?? ''
  await page.locator('[name="birthMonth"]').selectOption(aboutChild.birthMonth)
  await page.locator('[name="birthYear"]').fill(aboutChild.birthYear)
  await choose(page, 'sex', aboutChild.sex)
  await page.locator('select[name="country"]').selectOption(aboutChild.country)
  await choose(page, 'diagnosis', aboutChild.diagnosis)
  await page.locator('input[name="sinceYear"]').fill(aboutChild.sinceYear)
  await press(page, `/persons/${personId}/about`, /\/symptoms(\?|$)/)
  return personId
}

/** Step 4, one symptom: own words, the meaning confirmed. Nothing but forms. */
export const saySymptom = async (page: Page, words: string, hpoId: string): Promise<void> => {
  await page.locator('input[name="words"]').fill(words)
  // Enter, not the button: with script the list of suggestions may open over it.
  await page.locator('input[name="words"]').press('Enter')
  await page.waitForURL(/\/symptoms\/words$/)
  await choose(page, 'hpoId', hpoId)
  await press(page, '/symptoms', /\/symptoms\?.*added=/)
}

/** Step 4 with script: the list that opens while typing. */
export const pickSymptom = async (page: Page, words: string): Promise<void> => {
  const box = page.getByRole('combobox')
  await box.fill(words)
  await page.getByRole('option').first().waitFor()
  await page.getByRole('option').first().click()
  await page.waitForURL(/\/symptoms\?.*added=/)
}

/** Step 5: what is needed, and to be matched. */
export const agree = async ({ page, origin, locale }: Joining, personId: string): Promise<void> => {
  if (!pathOf(page).endsWith('/agreement')) await follow(page, `/persons/${personId}/agreement`)
  const boxes = page.locator('input[type="checkbox"]')
  for (const box of await boxes.all()) expect(await box.isChecked()).toBe(false)
  await choose(page, 'membership')
  await choose(page, 'be-matched')
  await press(page, '/agreement', /\/home\?finished=/)
  expect(page.url()).toBe(`${origin}/${locale}/home?finished=${personId}`)
}

export const signIn = async ({ page, origin, locale, mother }: Joining): Promise<void> => {
  await page.goto(`${origin}/${locale}/sign-in`)
  await page.locator('input[name="email"]').fill(mother.email)
  await page.locator('input[name="password"]').fill(password)
  await press(page, '/sign-in', /\/home$/)
}
