import type { Examples } from '../access/index.ts'
import { everyonesPassword } from './people.factory.ts'

/** Where the world was made without the links of `peopleExampleIds`: nobody was given this one. */
const noToken = 'a-token-nobody-was-given'

export const examples: Examples = {
  'people.open-sign-in': () => ({}),
  'people.sign-in': () => ({ email: 'nobody@example.org', password: 'not anybody’s password' }),
  'people.sign-in-with-passkey': () => ({ passkey: '{}', challenge: noToken }),
  'people.open-second-step': () => ({}),
  'people.second-step': () => ({ code: '123456' }),
  'people.open-lost-factor': () => ({}),
  'people.ask-factor-reset': () => ({}),
  'people.open-step-up': () => ({}),
  'people.step-up': () => ({ password: everyonesPassword }),
  'people.read-factors': () => ({}),
  'people.prepare-authenticator': () => ({}),
  'people.add-authenticator': (world) => ({
    held: world.ids.heldSecret ?? noToken,
    code: world.ids.firstCode ?? '000000',
  }),
  'people.prepare-passkey': () => ({}),
  'people.add-passkey': () => ({ passkey: '{}', challenge: noToken }),
  'people.new-recovery-codes': () => ({}),
  'people.remove-factor': (world) => ({ factorId: world.ids.motherPasskey }),
  'people.open-stop': (world) => ({ token: world.ids.stopToken ?? noToken }),
  'people.stop-change': (world) => ({ token: world.ids.stopToken ?? noToken }),
  'people.read-waiting': () => ({}),
  'people.read-requests': () => ({}),
  'people.ask-staff-grant': () => ({ nickname: 'member', role: 'editor' }),
  'people.decide-request': (world) => ({ requestId: world.ids.factorRequest, verdict: 'approve' }),
  'people.grant-staff-role': (world) => ({
    email: world.ids.motherEmail ?? 'nobody@example.org',
    role: 'editor',
    grantedBy: 'an example',
  }),
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
