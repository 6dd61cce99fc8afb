import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

export type RegistrationRow = { readonly id: string; readonly sealed: Buffer }

/** Found by the secret the browser holds: whoever has it wrote the row. */
export const uncheckedRegistration = async (
  trx: Trx,
  tokenHash: Buffer,
): Promise<RegistrationRow | undefined> => {
  const found = await sql<RegistrationRow>`
    select id, sealed from onboarding.registration where token_hash = ${tokenHash}`.execute(trx)
  return found.rows[0]
}

export const insertRegistration = async (
  trx: Trx,
  row: RegistrationRow & { readonly tokenHash: Buffer; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into onboarding.registration (id, token_hash, sealed, created_at, touched_at)
    values (${row.id}, ${row.tokenHash}, ${row.sealed}, ${row.now}, ${row.now})`.execute(trx)
}

export const updateRegistration = async (
  trx: Trx,
  row: RegistrationRow & { readonly accountId: string | undefined; readonly now: Date },
): Promise<void> => {
  await sql`
    update onboarding.registration
    set sealed = ${row.sealed}, account_id = coalesce(${row.accountId ?? null}::uuid, account_id), touched_at = ${row.now}
    where id = ${row.id}`.execute(trx)
}

/** What an account said in step 1, until its first person is there; it says for whom a caregiver cares. */
export const registrationOfAccount = async (
  trx: Trx,
  accountId: string,
): Promise<RegistrationRow | undefined> => {
  const found = await sql<RegistrationRow>`
    select id, sealed from onboarding.registration where account_id = ${accountId}
    order by touched_at desc limit 1`.execute(trx)
  return found.rows[0]
}

/** Once the first person is there, everything of step 1 lives with the account and the person. */
export const deleteRegistrationsOf = async (trx: Trx, accountId: string): Promise<void> => {
  await sql`delete from onboarding.registration where account_id = ${accountId}`.execute(trx)
}
