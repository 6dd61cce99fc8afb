import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'

/** Also before the role is given: so that whoever checks for an organisation never sees more, not even for a moment. */
export const uncheckedAccountToLimit = async (
  trx: Trx,
  nickname: string,
): Promise<{ readonly account_id: string } | undefined> => {
  const found = await sql<{ account_id: string }>`
    select id as account_id from people.account
    where lower(nickname) = lower(${nickname}) and email_confirmed_at is not null`.execute(trx)
  return found.rows[0]
}

/** The new list takes the place of the old one; an empty one lifts the limit. */
export const replaceScopes = async (
  trx: Trx,
  _granted: Granted<'write'>,
  scope: {
    readonly accountId: string
    readonly diseaseIds: readonly string[]
    readonly grantedBy: string
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    update trust.validator_scope set ended_at = ${scope.now}
    where account_id = ${scope.accountId} and ended_at is null`.execute(trx)
  await sql`
    insert into trust.validator_scope (account_id, disease_id, granted_by, at)
    select ${scope.accountId}::uuid, id, ${scope.grantedBy}, ${scope.now}::timestamptz
    from unnest(${[...scope.diseaseIds]}::text[]) id`.execute(trx)
}
