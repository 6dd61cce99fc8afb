import { sql } from 'kysely'
import type { Tier } from '../access/index.ts'
import type { Trx } from '../platform/db/index.ts'

export const uncheckedTierRow = async (
  trx: Trx,
  personId: string,
): Promise<{ readonly tier: Tier } | undefined> => {
  const found = await sql<{ tier: Tier }>`
    select coalesce((select f.tier from trust.tier_fact f where f.person_id = p.id order by f.id desc limit 1), 1) as tier
    from people.person p where p.id = ${personId}`.execute(trx)
  return found.rows[0]
}

export const insertTierFact = async (
  trx: Trx,
  fact: {
    readonly personId: string
    readonly tier: Exclude<Tier, 0>
    readonly because: string
    readonly setBy: string
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into trust.tier_fact (person_id, tier, because, set_by, at)
    values (${fact.personId}, ${fact.tier}, ${fact.because}, ${fact.setBy}, ${fact.now})`.execute(trx)
}
