import { sql } from 'kysely'
import type { ProfessionalRole } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

export type NewStanding = {
  readonly accountId: string
  readonly role: ProfessionalRole
  readonly organisation: string
  readonly position: string
  readonly checkedBy: string
  readonly now: Date
  readonly until: Date
}

export const insertStanding = async (trx: Trx, standing: NewStanding): Promise<void> => {
  await sql`
    insert into people.professional_standing (account_id, role, organisation, position, checked_by, at, until_at)
    values (${standing.accountId}, ${standing.role}, ${standing.organisation}, ${standing.position},
      ${standing.checkedBy}, ${standing.now}, ${standing.until})`.execute(trx)
}

/** Whose check runs out before then, with nothing newer and no word of it yet. */
export const standingsToRemind = async (
  trx: Trx,
  { now, before }: { readonly now: Date; readonly before: Date },
): Promise<readonly { readonly id: string; readonly account_id: string }[]> => {
  const found = await sql<{ id: string; account_id: string }>`
    select s.id, s.account_id from people.professional_standing s
    where s.reminded_at is null and s.until_at > ${now} and s.until_at <= ${before}
      and not exists (select from people.professional_standing n
        where n.account_id = s.account_id and n.until_at > s.until_at)`.execute(trx)
  return found.rows
}

/** False where another node was a moment quicker. */
export const noteReminded = async (trx: Trx, id: string, now: Date): Promise<boolean> => {
  const noted = await sql`
    update people.professional_standing set reminded_at = ${now} where id = ${id} and reminded_at is null`.execute(
    trx,
  )
  return Number(noted.numAffectedRows ?? 0) === 1
}
