import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

export const bereavementChoices = ['keep', 'stop-research', 'erase'] as const
export type BereavementChoice = (typeof bereavementChoices)[number]

type BereavementRow = {
  readonly at: Date
  readonly choice: BereavementChoice | null
  readonly chosen_at: Date | null
}

/** Since when a person is mourned, and what the family decided last; nothing where nobody told of a death. */
export const uncheckedBereavement = async (
  trx: Trx,
  personId: string,
): Promise<BereavementRow | undefined> => {
  const found = await sql<BereavementRow>`
    select b.at, c.choice, c.at as chosen_at from people.bereavement b
    left join lateral (select n.choice, n.at from people.bereavement_choice n
      where n.person_id = b.person_id and n.at >= b.at order by n.id desc limit 1) c on true
    where b.person_id = ${personId} and b.ended_at is null`.execute(trx)
  return found.rows[0]
}

/** False where the person is mourned already: two relatives may tell us at once. */
export const insertBereavement = async (
  trx: Trx,
  fact: { readonly personId: string; readonly byAccount: string | undefined; readonly now: Date },
): Promise<boolean> => {
  const done = await sql`
    insert into people.bereavement (person_id, by_account, at)
    values (${fact.personId}, ${fact.byAccount ?? null}, ${fact.now}) on conflict do nothing`.execute(trx)
  return Number(done.numAffectedRows ?? 0) === 1
}

export const endBereavementRow = async (
  trx: Trx,
  { personId, now }: { readonly personId: string; readonly now: Date },
): Promise<boolean> => {
  const done = await sql`
    update people.bereavement set ended_at = ${now} where person_id = ${personId} and ended_at is null`.execute(
    trx,
  )
  return Number(done.numAffectedRows ?? 0) === 1
}

export const insertBereavementChoice = async (
  trx: Trx,
  fact: {
    readonly personId: string
    readonly choice: BereavementChoice
    readonly byAccount: string | undefined
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into people.bereavement_choice (person_id, choice, by_account, at)
    values (${fact.personId}, ${fact.choice}, ${fact.byAccount ?? null}, ${fact.now})`.execute(trx)
}
