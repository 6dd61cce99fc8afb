import { codeAt } from '../app/src/people/factors/one-time-code.ts'
import { password } from './mother.ts'
import { firstMatch, type PlainBrowser, plainBrowser } from './plain-browser.ts'

/** A phone with an authenticator app: it knows the secret and the time. */
export type Phone = { readonly code: () => string; readonly recoveryCodes: readonly string[] }

const base32 = /<code class="qr-secret">([^<]+)<\/code>/

/** Sets an app up by forms alone, typing the secret as somebody without a camera does. */
export const setUpApp = async (browser: PlainBrowser): Promise<Phone> => {
  const { text } = await browser.get('/en/account/second-factor/app')
  const secret = firstMatch(text, base32).replaceAll(' ', '')
  const code = (): string => codeAt(secret, new Date())
  const held = firstMatch(text, /name="held" value="([^"]+)"/)
  const added = await browser.post('/en/account/second-factor/app', { held, code: code() })
  const recoveryCodes = [...added.text.matchAll(/<code>([a-z2-9-]{14})<\/code>/g)].map(
    ([, found = '']) => found,
  )
  return { code, recoveryCodes }
}

/** A browser that gave the password and still owes the second step. */
export const halfIn = async (origin: string, email: string): Promise<PlainBrowser> => {
  const browser = plainBrowser(origin)
  await browser.post('/en/sign-in', { email, password })
  return browser
}
