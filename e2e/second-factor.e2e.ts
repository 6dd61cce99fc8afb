import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { phone, useBrowser, type Window } from './browser.ts'
import { pathOf } from './joining.ts'
import { demoMailbox } from './mailbox.ts'
import { aMother, password } from './mother.ts'
import { join } from './plain-joining.ts'
import { setUpApp } from './second-factor.ts'
import type {} from './server.setup.ts'

const origin = inject('demoUrl')
const browser = useBrowser()

/** The password, after which the second step is due. */
const signIn = async (page: Page, email: string): Promise<void> => {
  await page.goto(`${origin}/en/sign-in`)
  await page.locator('input[name="email"]').fill(email)
  await page.locator('input[name="password"]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/sign-in\/second/)
}

/** A phone's own key store that says yes, as Chromium plays it. */
const keyStore = async ({ context, page }: Window): Promise<{ cdp: CDPSession; id: string }> => {
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, id: authenticatorId }
}

const passkeyButton = (page: Page) => page.locator('form[data-passkey] button')

describe('a passkey', () => {
  it('is made on a phone, and then opens the account alone, as second step and as proof', async () => {
    const { mother, browser: plain } = await join(origin, demoMailbox(origin), aMother('passkey'))
    const window = await browser.open({ origin, size: phone })
    try {
      const { page, context } = window
      await context.addCookies([...plain.cookies()])
      await keyStore(window)
      await page.goto(`${origin}/en/account/second-factor/passkey`)
      await passkeyButton(page).click()
      await page.locator('.codes').waitFor()
      expect(await page.locator('.codes code').count()).toBe(10)

      await context.clearCookies()
      await page.goto(`${origin}/en/sign-in?next=/account`)
      await passkeyButton(page).click()
      await page.waitForURL(/\/en\/account$/)

      await context.clearCookies()
      await signIn(page, mother.email)
      await passkeyButton(page).click()
      await page.waitForURL(/\/en\/home$/)

      await page.goto(`${origin}/en/step-up?next=/account`)
      await passkeyButton(page).click()
      await page.waitForURL(/\/en\/account$/)
      expect(window.complaints).toEqual([])
    } finally {
      await window.close()
    }
  })

  it('opens nothing where the phone did not check who holds it', async () => {
    const { browser: plain } = await join(origin, demoMailbox(origin), aMother('unverified'))
    const window = await browser.open({ origin, size: phone })
    try {
      const { page, context } = window
      await context.addCookies([...plain.cookies()])
      const { cdp, id } = await keyStore(window)
      await page.goto(`${origin}/en/account/second-factor/passkey`)
      await passkeyButton(page).click()
      await page.locator('.codes').waitFor()
      await context.clearCookies()
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })
      await page.goto(`${origin}/en/sign-in`)
      await passkeyButton(page).click()
      await page.locator('[data-passkey-failed]:not([hidden])').waitFor()
      expect(pathOf(page)).toBe('/en/sign-in')
      await page.goto(`${origin}/en/account`)
      expect(pathOf(page)).toBe('/en/sign-in')
    } finally {
      await window.close()
    }
  })

  it('is offered to nobody without script, who is told what else there is', async () => {
    const window = await browser.open({ origin, size: phone, script: false })
    try {
      await window.page.goto(`${origin}/en/sign-in`)
      expect(await passkeyButton(window.page).isVisible()).toBe(false)
      expect(await window.page.locator('main').innerText()).toContain('Passkeys need JavaScript')
    } finally {
      await window.close()
    }
  })
})

describe('an app with codes', () => {
  it('is set up and used without script, by keyboard alone', async () => {
    const { mother, browser: plain } = await join(origin, demoMailbox(origin), aMother('app'))
    const { recoveryCodes } = await setUpApp(plain)
    expect(recoveryCodes.length).toBe(10)
    const window = await browser.open({ origin, size: phone, script: false })
    try {
      const { page } = window
      await signIn(page, mother.email)
      await page.locator('input[name="code"]').focus()
      await page.keyboard.type('000000')
      await page.keyboard.press('Enter')
      await page.locator('.error-summary').waitFor()
      await page.locator('input[name="code"]').focus()
      await page.keyboard.type(recoveryCodes[0] ?? '')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/en\/home$/)
    } finally {
      await window.close()
    }
  })
})
