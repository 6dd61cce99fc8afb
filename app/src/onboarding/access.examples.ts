import type { Examples, ExampleWorld } from '../access/index.ts'

/** Links from mails are made up here: the right answer to them is a refusal, never somebody's account. */
const noToken = 'a-token-nobody-was-given'
const child = ({ mother }: ExampleWorld) => ({ personId: mother.personId })
const falls = { phrase: { '0': { term: 'HP:0002359', presence: 'present', said: 'falls a lot' } } }

export const examples: Examples = {
  'onboarding.open-try-out': () => ({}),
  'onboarding.read-own-words': () => ({ words: 'He falls a lot. No seizures.' }),
  'onboarding.try-symptoms': () => falls,
  'onboarding.carry-over': () => falls,
  'onboarding.open-registration': () => ({}),
  'onboarding.say-about': () => ({
    role: 'caregiver-of-minor',
    nickname: 'north-wind',
    country: 'RO',
    languages: ['ro'],
  }),
  'onboarding.give-email': () => ({ email: 'new@example.org' }),
  'onboarding.open-confirmation': () => ({ token: noToken }),
  'onboarding.confirm-email': () => ({ token: noToken }),
  'onboarding.choose-password': () => ({
    passwordToken: noToken,
    password: 'quiet rivers carry autumn leaves',
  }),
  'onboarding.open-new-person': () => ({}),
  'onboarding.add-person': () => ({ keepDraft: 'yes', relation: 'child', name: 'Ana' }),
  'onboarding.read-about': child,
  'onboarding.save-about': (world) => ({ ...child(world), birthYear: 2022, birthMonth: 5, sex: 'female' }),
  'onboarding.add-carried': child,
  'onboarding.read-agreement': child,
  'onboarding.agree': (world) => ({ ...child(world), membership: 'yes' }),
  'onboarding.open-home': () => ({}),
}
