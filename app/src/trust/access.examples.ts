import type { Examples } from '../access/index.ts'

export const examples: Examples = {
  'trust.set-tier': (world) => ({
    personId: world.mother.personId,
    tier: 2,
    because: 'identity paper and consent seen',
    setBy: 'an example',
  }),
}
