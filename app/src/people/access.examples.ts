import type { Examples } from '../access/index.ts'
import { everyonesPassword } from './people.factory.ts'

/** Where the world was made without the links of `peopleExampleIds`: nobody was given this one. */
const noToken = 'a-token-nobody-was-given'

export const examples: Examples = {
  'people.open-sign-in': () => ({}),
  'people.sign-in': () => ({ email: 'nobody@example.org', password: 'not anybody’s password' }),
  'people.sign-out': () => ({}),
  'people.sign-out-everywhere': () => ({}),
  'people.stay-signed-in': () => ({}),
  'people.open-forgot': () => ({}),
  'people.ask-reset': () => ({ email: 'nobody@example.org' }),
  'people.open-reset': (world) => ({ token: world.ids.resetToken ?? noToken }),
  'people.reset-password': (world) => ({
    token: world.ids.resetToken ?? noToken,
    password: 'seven lamps under snow',
  }),
  'people.read-account': () => ({}),
  'people.change-nickname': () => ({ nickname: 'a-new-name' }),
  'people.end-session': (world) => ({ sessionId: world.ids.motherSession }),
  'people.ask-email-change': () => ({ email: 'new@example.org', password: everyonesPassword }),
  'people.open-email-change': (world) => ({ token: world.ids.changeToken ?? noToken }),
  'people.confirm-email-change': (world) => ({ token: world.ids.changeToken ?? noToken }),
}
