import type { Locator } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { desk, phone, useBrowser } from './browser.ts'
import { signInAs } from './places.ts'
import { firstMatch } from './plain-browser.ts'
import type {} from './server.setup.ts'

const origin = inject('demoUrl')
const browser = useBrowser()

type Drawn = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The ink alone: the pale outlines that set a name off from a thread may meet. */
const drawnBy = (locator: Locator): Promise<readonly Drawn[]> =>
  locator.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { left, right, top, bottom, width } = element.getBoundingClientRect()
      return width === 0 ? [] : [{ text: element.textContent ?? '', left, right, top, bottom }]
    }),
  )

const meet = (a: Drawn, b: Drawn): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

describe('the letters of a real browser', () => {
  const looks = ['luz-de-abril', 'david-dad', 'pas-cu-pas'].flatMap((name) =>
    [desk, phone].map((size) => ({ name, size, width: size.width })),
  )

  it.each(looks)(
    'on the map of $name at $width px, no name meets another, a mark or the edge',
    async ({ name, size }) => {
      const member = await signInAs(origin, name)
      const home = await member.get('/en/home')
      const personId = firstMatch(home.text, /\/en\/persons\/([0-9a-f-]{36})\//)
      const { page, context, close } = await browser.open({ origin, size })
      await context.addCookies(member.cookies().map((cookie) => ({ ...cookie, url: origin })))
      await page.goto(`${origin}/en/persons/${personId}/like-me`)
      const picture = page.locator('.people-map__picture')
      const drawn = {
        names: await drawnBy(picture.locator('.people-map__name')),
        marks: [
          ...(await drawnBy(picture.locator('.people-map__mark'))),
          ...(await drawnBy(picture.locator('.people-map__you'))),
        ],
        frame: (await drawnBy(picture))[0],
      }
      expect(drawn.marks.length).toBeGreaterThan(3)
      expect(drawn.names.length).toBeGreaterThan(0)
      drawn.names.forEach((one, at) => {
        const others = [...drawn.names.slice(at + 1), ...drawn.marks]
        expect(others.filter((other) => meet(one, other)).map(({ text }) => `${one.text} / ${text}`)).toEqual(
          [],
        )
        expect(one.left).toBeGreaterThanOrEqual(drawn.frame?.left ?? 0)
        expect(one.right).toBeLessThanOrEqual(drawn.frame?.right ?? 0)
      })
      await close()
    },
  )
})
