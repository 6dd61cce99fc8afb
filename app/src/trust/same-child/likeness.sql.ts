import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

export const saveLikeness = async (
  trx: Trx,
  kept: { readonly personId: string; readonly fingerprint: Buffer; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into people.likeness (person_id, fingerprint, at) values (${kept.personId}, ${kept.fingerprint}, ${kept.now})
    on conflict (person_id) do update set fingerprint = excluded.fingerprint`.execute(trx)
}

/** Earlier records alike whom none of the same accounts acts for, and of whom staff have not said they are two children. */
export const uncheckedAlike = async (
  trx: Trx,
  { personId, fingerprint }: { readonly personId: string; readonly fingerprint: Buffer },
): Promise<readonly string[]> => {
  const found = await sql<{ person_id: string }>`
    select l.person_id from people.likeness l
    where l.fingerprint = ${fingerprint} and l.person_id <> ${personId}
      and not exists (select from people.joined_record j where j.person_id in (l.person_id, ${personId}))
      and not exists (select from people.representation a join people.representation b on b.account_id = a.account_id
        where a.person_id = l.person_id and b.person_id = ${personId} and a.ended_at is null and b.ended_at is null)
      and not exists (select from people.staff_notice n where n.kind = 'same-child'
        and ((n.person_id = l.person_id and n.other_person_id = ${personId})
          or (n.person_id = ${personId} and n.other_person_id = l.person_id)))
    order by l.at limit 3`.execute(trx)
  return found.rows.map((row) => row.person_id)
}

export const insertJoinedRecord = async (
  trx: Trx,
  fact: {
    readonly personId: string
    readonly intoPersonId: string
    readonly byAccount: string | undefined
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into people.joined_record (person_id, into_person_id, by_account, at)
    values (${fact.personId}, ${fact.intoPersonId}, ${fact.byAccount ?? null}, ${fact.now})`.execute(trx)
}
