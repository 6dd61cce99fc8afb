import { describe, expect, inject, it } from 'vitest'
import { aPicture } from '../app/src/platform/uploads/uploads.factory.ts'
import { sidewaysOf, violationsOn } from './axe.ts'
import { desk, phone, useBrowser, type Window, zoomed } from './browser.ts'
import { signInAs } from './places.ts'
import type {} from './server.setup.ts'

const origin = inject('demoUrl')
const browser = useBrowser()

const windowOf = async (
  nickname: string,
  wish: Partial<Parameters<typeof browser.open>[0]> = {},
): Promise<Window> => {
  const window = await browser.open({ origin, ...wish })
  await window.context.addCookies([...(await signInAs(origin, nickname)).cookies()])
  return window
}
const photo = async () => ({
  name: 'photo.jpg',
  mimeType: 'image/jpeg',
  buffer: await aPicture({ width: 2000, height: 1500 }),
})

describe('papers, in a browser', () => {
  it.each([
    ['with script', true],
    ['without script', false],
  ])('a father on a telephone is asked for a better scan and sends it, %s', async (_, script) => {
    const who = script ? 'tata-ilincai' : 'marta-new'
    const { page, complaints, close } = await windowOf(who, { size: phone, script })
    await page.goto(`${origin}/en/home`)
    await page.getByRole('link', { name: 'Papers, and where they stand' }).first().click()
    if (!script) {
      await page.getByRole('button', { name: /^Take it back ?: Identity document/ }).click()
      await page.getByRole('link', { name: 'Send another: Identity document' }).click()
    } else {
      expect(await page.getByText('We ask for something else').count()).toBe(1)
      await page.getByRole('link', { name: /Send another/ }).click()
    }
    await page.setInputFiles(script ? '#photo' : '#pages', await photo())
    await page.getByRole('button', { name: 'Send it' }).click()
    await page.waitForURL(/done=sent/)
    expect(await page.getByText('Your paper has arrived').count()).toBe(1)
    expect(complaints).toEqual([])
    await close()
  })

  it('a validator decides by keyboard alone', async () => {
    const { page, complaints, close } = await windowOf('staff-vera', { size: desk })
    await page.goto(`${origin}/en/checking`)
    await page
      .getByRole('button', { name: /^Take ?: Medical paper/ })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/checking\/[0-9a-f-]{36}$/)
    await page.locator('img.check__page').first().waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=done/)
    expect(await page.getByText('Decided. Thank you.').count()).toBe(1)
    expect(complaints).toEqual([])
    await close()
  })

  it.each(['en', 'es', 'ro'])(
    'the pages of both sides break no rule of WCAG and fit 320 pixels, in %s',
    async (locale) => {
      const found: string[] = []
      const look = async ({ page }: Window, path: string): Promise<void> => {
        await page.goto(`${origin}/${locale}${path}`)
        for (const size of [phone, desk]) {
          await page.setViewportSize(size)
          found.push(...(await violationsOn(page)))
        }
        await page.setViewportSize(zoomed)
        found.push(...(await sidewaysOf(page)))
      }
      const family = await windowOf('fern-and-fox')
      await family.page.goto(`${origin}/${locale}/home`)
      const href = await family.page.locator('a[href$="/papers"]').first().getAttribute('href')
      const path = (href ?? '').replace(/^\/\w+/, '')
      await look(family, path)
      await look(family, `${path}/medical`)
      await family.close()
      const aoife = await windowOf('voice-of-the-few')
      await look(aoife, '/professional')
      await aoife.close()
      const ines = await windowOf('dr-ines')
      await look(ines, '/professional')
      await ines.close()
      const nora = await windowOf('staff-nora')
      await look(nora, '/checking')
      const open = nora.page.locator('form[action$="/take"] button, a[href*="/checking/"].button').first()
      await open.click()
      await look(nora, new URL(nora.page.url()).pathname.replace(/^\/\w+/, ''))
      await nora.close()
      expect(found).toEqual([])
    },
  )
})
