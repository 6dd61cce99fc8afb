import type { Examples } from '../access/index.ts'

/** Links from mails are made up here: the right answer to them is a refusal, never somebody's account. */
const noToken = 'a-token-nobody-was-given'

export const examples: Examples = {
  'people.open-sign-in': () => ({}),
  'people.sign-in': () => ({ email: 'nobody@example.org', password: 'not anybody’s password' }),
  'people.sign-out': () => ({}),
  'people.sign-out-everywhere': () => ({}),
  'people.open-forgot': () => ({}),
  'people.ask-reset': () => ({ email: 'nobody@example.org' }),
  'people.open-reset': () => ({ token: noToken }),
  'people.reset-password': () => ({ token: noToken, password: 'quiet rivers carry autumn leaves' }),
  'people.read-account': () => ({}),
  'people.change-nickname': () => ({ nickname: 'a-new-name' }),
  'people.end-session': (world) => ({ sessionId: world.ids.motherSession }),
  'people.ask-email-change': () => ({ email: 'new@example.org', password: 'not anybody’s password' }),
  'people.open-email-change': () => ({ token: noToken }),
  'people.confirm-email-change': () => ({ token: noToken }),
}
