import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

type Device = { readonly accountId: string; readonly tokenHash: Buffer; readonly now: Date }

/** True where the account signed in from it before: a row just inserted was never locked by an update. */
export const noteDevice = async (trx: Trx, { accountId, tokenHash, now }: Device): Promise<boolean> => {
  const found = await sql<{ fresh: boolean }>`
    insert into people.known_device (account_id, token_hash, first_at, seen_at)
    values (${accountId}, ${tokenHash}, ${now}, ${now})
    on conflict (account_id, token_hash) do update set seen_at = ${now}
    returning xmax = 0 as fresh`.execute(trx)
  return found.rows[0]?.fresh === false
}
