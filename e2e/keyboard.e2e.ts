import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { desk, useBrowser } from './browser.ts'
import { pathOf } from './joining.ts'
import { demoMailbox } from './mailbox.ts'
import { aMother } from './mother.ts'
import { signInAs } from './places.ts'
import { firstMatch } from './plain-browser.ts'
import { join, type Member } from './plain-joining.ts'
import type {} from './server.setup.ts'

const origin = inject('demoUrl')
const browser = useBrowser()

type Focused = {
  readonly tag: string
  readonly name: string
  readonly value: string
  readonly words: string
  readonly href: string
  readonly type: string
  /** How thick the line around it is, in pixels: who does not use a mouse must see where she is. */
  readonly outline: number
}

/** The line may be drawn around the focused thing, around its box with label and hint, or by its shape in a picture. */
const describeFocus = `(() => {
  const at = document.activeElement
  if (!at || at === document.body) return undefined
  const drawn = [at, at.closest('.choice'), ...at.querySelectorAll('*')].filter((one) => one !== null)
  const widths = drawn.map((one) => {
    const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(one)
    const line = outlineStyle === 'none' ? 0 : parseFloat(outlineWidth)
    return one instanceof SVGElement && stroke !== 'none' ? Math.max(line, parseFloat(strokeWidth)) : line
  })
  return {
    tag: at.tagName.toLowerCase(),
    name: at.getAttribute('name') ?? '',
    value: at.getAttribute('value') ?? '',
    words: (at.getAttribute('aria-label') ?? at.textContent ?? '').trim(),
    href: at.getAttribute('href') ?? '',
    type: at.getAttribute('type') ?? '',
    outline: Math.max(...widths),
  }
})()`

const focused = (page: Page): Promise<Focused | undefined> =>
  page.evaluate<Focused | undefined>(describeFocus)

const farthest = 150

/** Tab until there: the only way on, so that whatever traps the focus or cannot be reached fails. */
const tabTo = async (page: Page, words: string, fits: (at: Focused) => boolean): Promise<Focused> => {
  for (let n = 0; n < farthest; n += 1) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (at === undefined || !fits(at)) continue
    expect(at.outline, `${words} shows that it has the focus`).toBeGreaterThanOrEqual(3)
    return at
  }
  throw new Error(`${words} is not reached by Tab on ${page.url()}`)
}

const isSubmit = (at: Focused): boolean => at.tag === 'button' && at.type === 'submit'

describe('by keyboard alone', () => {
  let member: Member
  beforeAll(async () => {
    member = await join(origin, demoMailbox(origin), aMother('keys'))
  })

  it('the skip link comes first and leads past the header', async () => {
    const { page, close } = await browser.open({ origin, size: desk })
    await page.goto(`${origin}/en`)
    await page.keyboard.press('Tab')
    expect((await focused(page))?.href).toBe('#content')
    await page.keyboard.press('Enter')
    const next = await tabTo(page, 'the first thing of the page', () => true)
    expect(next.name).toBe('words')
    await close()
  })

  it('the try-out goes from words to what is like them and on into registration', async () => {
    const { page, complaints, close } = await browser.open({ origin, size: desk })
    await page.goto(`${origin}/en/try`)
    await tabTo(page, 'the box for words', ({ name }) => name === 'words')
    await page.keyboard.type('He falls a lot and cannot climb stairs. No seizures.')
    await tabTo(page, 'the button', isSubmit)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/try\/words$/)
    const first = await tabTo(page, 'the meanings', ({ type }) => type === 'radio')
    await page.keyboard.press('ArrowDown')
    expect((await focused(page))?.value).not.toBe(first.value)
    await page.keyboard.press('ArrowUp')
    expect((await focused(page))?.value).toBe(first.value)
    await tabTo(page, 'the button', isSubmit)
    await page.keyboard.press('Space')
    await page.waitForURL(/\/try\/results$/)
    await tabTo(page, 'the button that carries on', isSubmit)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/register\/about$/)
    expect(complaints).toEqual([])
    await close()
  })

  it('the symptom picker opens while typing, is walked by arrows, closed by Escape, and Enter takes the marked one', async () => {
    const { context, page, complaints, close } = await browser.open({ origin, size: desk })
    await context.addCookies([...member.browser.cookies()])
    const list = `${origin}/en/persons/${member.personId}/symptoms`
    await page.goto(list)
    await tabTo(page, 'the box for words', ({ name }) => name === 'words')
    await page.keyboard.type('falls a lot')
    const options = page.getByRole('option')
    await options.first().waitFor()
    await page.keyboard.press('Escape')
    await options.first().waitFor({ state: 'hidden' })
    await page.keyboard.press('ArrowDown')
    await options.first().waitFor()
    expect(await options.first().getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await options.nth(1).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowUp')
    expect(await page.getByRole('combobox').getAttribute('aria-activedescendant')).toBe(
      await options.first().getAttribute('id'),
    )
    await page.keyboard.press('Enter')
    await page.waitForURL(/added=/)
    expect(await page.locator('.symptom__own').allTextContents()).toEqual(['“falls a lot”'])
    expect(complaints).toEqual([])
    await close()
  })

  it('without choosing from the list, Enter asks the server what was meant', async () => {
    const { context, page, close } = await browser.open({ origin, size: desk })
    await context.addCookies([...member.browser.cookies()])
    await page.goto(`${origin}/en/persons/${member.personId}/symptoms`)
    await tabTo(page, 'the box for words', ({ name }) => name === 'words')
    await page.keyboard.type('always tired')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/symptoms\/words$/)
    await tabTo(page, 'a meaning', ({ name }) => name === 'hpoId')
    await page.keyboard.press('Space')
    await tabTo(page, 'the presence', ({ name }) => name === 'presence')
    await page.keyboard.press('Enter')
    await page.waitForURL(/added=/)
    expect((await page.locator('.symptom__own').allTextContents()).join()).toContain('always tired')
    await close()
  })

  it('the map of people is entered by Tab, walked by arrows in their direction, and Enter opens a person', async () => {
    const father = await signInAs(origin, 'david-dad')
    const home = await father.get('/en/home')
    const personId = firstMatch(home.text, /\/en\/persons\/([0-9a-f-]{36})\//)
    const { context, page, complaints, close } = await browser.open({ origin, size: desk })
    await context.addCookies([...father.cookies()])
    await page.goto(`${origin}/en/persons/${personId}/like-me`)
    const first = await tabTo(
      page,
      'the map',
      ({ tag, href }) => tag === 'a' && /like-me\/|\/cases\//.test(href),
    )
    expect(first.words).not.toBe('')
    const seen = new Set([first.href])
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await page.keyboard.press(key)
      const at = await focused(page)
      expect(at?.tag).toBe('a')
      seen.add(at?.href ?? '')
    }
    expect(seen.size).toBeGreaterThan(1)
    const at = await focused(page)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === at?.href)
    expect(pathOf(page)).toBe(at?.href)
    expect(complaints).toEqual([])
    await close()
  })

  it('a menu of the header opens and closes, and the focus is never caught', async () => {
    const { page, close } = await browser.open({ origin, size: desk })
    await page.goto(`${origin}/en/help`)
    await tabTo(page, 'the languages', ({ tag }) => tag === 'summary')
    await page.keyboard.press('Enter')
    const spanish = await tabTo(page, 'Spanish', ({ href }) => href === '/es/help')
    expect(spanish.words).toBe('Español')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/es\/help$/)
    await close()
  })
})
