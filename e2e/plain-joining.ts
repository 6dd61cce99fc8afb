import type { Mailbox } from './mailbox.ts'
import { aboutChild, aboutMother, type Mother, password } from './mother.ts'
import { firstMatch, type PlainBrowser, plainBrowser } from './plain-browser.ts'

export type Member = { readonly mother: Mother; readonly browser: PlainBrowser; readonly personId: string }

/** Steps 1 and 2 up to the mail, by forms alone. Gives the path of the link in it. */
export const askToConfirm = async (
  browser: PlainBrowser,
  mailbox: Mailbox,
  mother: Mother,
): Promise<string> => {
  await browser.post('/en/register/about', aboutMother(mother))
  await browser.post('/en/register/email', { email: mother.email })
  return mailbox.link(mother.email, /\/register\/confirm\?/)
}

/** All steps up to the child's draft. */
export const join = async (origin: string, mailbox: Mailbox, mother: Mother): Promise<Member> => {
  const browser = plainBrowser(origin)
  const token = firstMatch(await askToConfirm(browser, mailbox, mother), /token=(.+)$/)
  const confirmed = await browser.post('/en/register/confirm', { token })
  const passwordToken = firstMatch(confirmed.text, /name="passwordToken" value="([^"]+)"/)
  await browser.post('/en/register/password', { passwordToken, link: token, email: mother.email, password })
  const child = { keepDraft: 'yes', relation: 'child', name: mother.child }
  const begun = await browser.post('/en/persons/new', child)
  const personId = firstMatch(begun.path, /\/persons\/([0-9a-f-]{36})\/about$/)
  await browser.post(`/en/persons/${personId}/about`, { name: mother.child, ...aboutChild })
  return { mother, browser, personId }
}
