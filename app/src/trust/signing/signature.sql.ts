import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

export type SignatureRow = {
  readonly id: string
  readonly text_version: number
  readonly text_locale: string
  readonly text_sha256: string
  readonly name_sealed: Buffer
  readonly capacity: 'self' | 'legal-representative'
  readonly at: Date
}

export const insertSignature = async (
  trx: Trx,
  granted: Granted<'write'>,
  row: SignatureRow,
): Promise<void> => {
  await sql`
    insert into trust.signature (id, person_id, text_version, text_locale, text_sha256, name_sealed, capacity, by_account, at)
    values (${row.id}, ${granted.personId}, ${row.text_version}, ${row.text_locale}, ${row.text_sha256},
      ${row.name_sealed}, ${row.capacity}, ${granted.accountId}, ${row.at})`.execute(trx)
}

/** The newest. Row-level security shows it to the family, and to the validator of a paper of this person. */
export const uncheckedSignature = async (trx: Trx, personId: string): Promise<SignatureRow | undefined> => {
  const found = await sql<SignatureRow>`
    select id, text_version, text_locale, text_sha256, name_sealed, capacity, at from trust.signature
    where person_id = ${personId} order by at desc, id limit 1`.execute(trx)
  return found.rows[0]
}
