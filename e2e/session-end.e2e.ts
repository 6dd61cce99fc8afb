import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { violationsOn } from './axe.ts'
import { desk, phone, type Size, useBrowser } from './browser.ts'
import { signInAs } from './places.ts'
import type {} from './server.setup.ts'

const origin = inject('demoUrl')
const browser = useBrowser()

const open = async (size: Size) => {
  const member = await signInAs(origin, 'luz-de-abril')
  const window = await browser.open({ origin, size })
  await window.context.addCookies(member.cookies().map((cookie) => ({ ...cookie, url: origin })))
  await window.page.clock.install()
  await window.page.goto(`${origin}/en/account`)
  return window
}

const shown = async (page: Page): Promise<string | undefined> => {
  for (const part of ['idle', 'last', 'unreached', 'ended'])
    if (await page.locator(`[data-stay-part="${part}"]`).isVisible()) return part
  return undefined
}

describe('before a session ends for want of use', () => {
  it.each([desk, phone])(
    'the page says so in time, and one button keeps it open, by keyboard too',
    async (size) => {
      const { page, complaints, close } = await open(size)
      expect(await shown(page)).toBeUndefined()
      await page.clock.fastForward('54:00')
      expect(await shown(page)).toBeUndefined()
      await page.clock.fastForward('01:30')
      expect(await shown(page)).toBe('idle')
      expect(await violationsOn(page)).toEqual([])
      const answered = page.waitForResponse(/session\/stay$/)
      await page.locator('[data-stay-part="idle"] button').focus()
      await page.keyboard.press('Enter')
      expect((await answered).status()).toBe(200)
      await page.locator('[data-stay-part="idle"]').waitFor({ state: 'hidden' })
      await page.clock.fastForward('54:00')
      expect(await shown(page)).toBeUndefined()
      expect(complaints).toEqual([])
      await close()
    },
  )

  it('another window of the same person keeps it open here', async () => {
    const { page, context, close } = await open(desk)
    await page.clock.fastForward('56:00')
    expect(await shown(page)).toBe('idle')
    const other = await context.newPage()
    await other.goto(`${origin}/en/home`)
    await page.locator('[data-stay-part="idle"]').waitFor({ state: 'hidden' })
    await close()
  })

  it('after the end the page keeps what was typed and says where to sign in', async () => {
    const { page, close } = await open(desk)
    const box = page.locator('input[name="nickname"]')
    await box.fill('half-written')
    await page.clock.fastForward('01:01:00')
    expect(await shown(page)).toBe('ended')
    expect(await box.inputValue()).toBe('half-written')
    expect(await page.locator('[data-stay-part="ended"] a').getAttribute('target')).toBe('_blank')
    await close()
  })
})
