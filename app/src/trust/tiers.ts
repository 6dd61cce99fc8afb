import type { Tier } from '../access/index.ts'
import type { Trx } from '../platform/db/index.ts'
import { publish } from '../platform/events/index.ts'
import { insertTierFact, uncheckedTierRow } from './tiers.sql.ts'
import { tierChanged } from './trust.events.ts'

/** What a person may do now. A person without any tier fact is registered; an unknown one may do nothing. */
export const tierOf = async (trx: Trx, personId: string): Promise<Tier> =>
  (await uncheckedTierRow(trx, personId))?.tier ?? 0

export type TierFact = {
  readonly personId: string
  readonly tier: Exclude<Tier, 0>
  readonly because: string
  readonly setBy: string
  readonly now: Date
}

/** Adds a dated fact; the newest counts. Only an operation that audits it, or a factory, calls this. */
export const setTier = async (trx: Trx, fact: TierFact): Promise<void> => {
  await insertTierFact(trx, fact)
  await publish(trx, tierChanged, { personId: fact.personId })
}
