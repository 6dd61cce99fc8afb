import { sql } from 'kysely'
import type { Granted, ProfessionalRole } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

export type ApplicationRow = {
  readonly id: string
  readonly account_id: string
  readonly role: ProfessionalRole
  readonly organisation: string
  readonly position: string
  readonly orcid: string | null
  readonly name_sealed: Buffer
  readonly licence_sealed: Buffer | null
  readonly email_sealed: Buffer
  readonly token_hash: Buffer
  readonly at: Date
  readonly token_until: Date
  readonly email_confirmed_at: Date | null
}

export const insertApplication = async (
  trx: Trx,
  granted: Granted<'write'>,
  row: Omit<ApplicationRow, 'account_id' | 'email_confirmed_at'>,
): Promise<void> => {
  await sql`
    insert into trust.professional_application (id, account_id, role, organisation, position, orcid, name_sealed,
      licence_sealed, email_sealed, token_hash, at, token_until)
    values (${row.id}, ${granted.accountId}, ${row.role}, ${row.organisation}, ${row.position}, ${row.orcid},
      ${row.name_sealed}, ${row.licence_sealed}, ${row.email_sealed}, ${row.token_hash}, ${row.at}, ${row.token_until})`.execute(
    trx,
  )
}

/** The newest counts. Row-level security leaves it to its account and to the validator who has taken their letter. */
export const uncheckedApplication = async (
  trx: Trx,
  accountId: string,
): Promise<ApplicationRow | undefined> => {
  const found = await sql<ApplicationRow>`
    select id, account_id, role, organisation, position, orcid, name_sealed, licence_sealed, email_sealed, token_hash, at,
      token_until, email_confirmed_at
    from trust.professional_application where account_id = ${accountId} order by number desc limit 1`.execute(
    trx,
  )
  return found.rows[0]
}

/** Mails that went to addresses nobody has confirmed. */
export const unconfirmedSince = async (trx: Trx, accountId: string, since: Date): Promise<number> => {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from trust.professional_application
    where account_id = ${accountId} and at > ${since} and email_confirmed_at is null`.execute(trx)
  return found.rows[0]?.count ?? 0
}

export const confirmAddress = async (
  trx: Trx,
  _granted: Granted<'write'>,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<void> => {
  await sql`
    update trust.professional_application set email_confirmed_at = ${now}
    where id = ${id} and email_confirmed_at is null`.execute(trx)
}
