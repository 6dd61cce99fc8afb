import type { Module } from '../access/index.ts'
import { setTierOperation } from './set-tier.ts'
import { trustPersonal } from './trust.personal.ts'

export { examples as trustExamples } from './access.examples.ts'
export { type CommandAnswer, tierSet } from './tier-set.command.ts'
export { setTier, type TierFact, tierOf } from './tiers.ts'
export { tierChanged } from './trust.events.ts'
export { validatedClinician } from './validated-clinician.policy.ts'

export const trustModule: Module = {
  name: 'trust',
  operations: [setTierOperation],
  routes: [],
  personal: trustPersonal,
}
