import type { Examples } from '../access/index.ts'

export const examples: Examples = {
  'consent.read-choices': (world) => ({ personId: world.mother.personId }),
  'consent.say-as-child': (world) => ({ personId: world.mother.personId, choice: 'no' }),
  'consent.decide': (world) => ({ personId: world.mother.personId, purpose: 'membership', choice: 'give' }),
}
