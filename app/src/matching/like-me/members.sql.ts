import { sql } from 'kysely'
import type { AccountRole, Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

export type ShownMember = {
  readonly personId: string
  readonly nickname: string
  readonly role: AccountRole
  readonly tier: number
}

/**
 * Of these persons, whom may the reader see at this moment? Consent, tier, blocks and kinship are read again here, for the
 * index in memory may be late: what it says is a proposal. Nobody is matched with a person of the same family, that is,
 * of any account that stands to both.
 */
export const membersStillShown = async (
  trx: Trx,
  granted: Granted<'read'>,
  { personIds, now }: { readonly personIds: readonly string[]; readonly now: Date },
): Promise<ReadonlyMap<string, ShownMember>> => {
  const found = await sql<ShownMember>`
    select wanted.id as "personId", a.nickname, a.role, t.tier
    from unnest(${personIds}::uuid[]) as wanted (id)
    join consent.still_matchable(${personIds}::uuid[]) agreed on agreed = wanted.id
    join lateral (select f.tier from trust.tier_fact f where f.person_id = wanted.id order by f.id desc limit 1) t
      on t.tier >= 2
    join lateral (select r.account_id from people.current_representation r
      where r.person_id = wanted.id and r.relation in ('self', 'legal-representative')
      order by r.relation = 'self' desc, r.id limit 1) r on true
    join people.account a on a.id = r.account_id and a.email_confirmed_at is not null
    where not exists (select 1 from people.account_block b
        where b.account_id = a.id and b.at <= ${now} and (b.ended_at is null or b.ended_at > ${now}))
      and not exists (select 1 from people.current_representation theirs
        join people.current_representation mine on mine.account_id = theirs.account_id
        where theirs.person_id = wanted.id and mine.person_id = ${granted.personId})
      and not exists (select 1 from people.current_representation theirs
        where theirs.person_id = wanted.id and theirs.account_id = ${granted.accountId})`.execute(trx)
  return new Map(found.rows.map((row) => [row.personId, row]))
}
