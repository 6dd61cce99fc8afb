import { sql } from 'kysely'
import type { KeeperTrx, Trx } from '../../platform/db/index.ts'

export type HoldReason = 'password-reset' | 'factor-reset'

export type HoldRow = {
  readonly id: string
  readonly because: HoldReason
  readonly previous_password: string | null
  readonly at: Date
  readonly until_at: Date
}

export const insertHold = async (
  trx: Trx,
  hold: {
    readonly id: string
    readonly accountId: string
    readonly because: HoldReason
    readonly previousPassword: string | null
    readonly now: Date
    readonly until: Date
  },
): Promise<void> => {
  await sql`
    insert into people.hold (id, account_id, because, previous_password, at, until_at)
    values (${hold.id}, ${hold.accountId}, ${hold.because}, ${hold.previousPassword}, ${hold.now}, ${hold.until})`.execute(
    trx,
  )
}

/** Those that last and that nobody stopped, the oldest first. */
export const lastingHolds = async (
  trx: Trx,
  { accountId, now }: { readonly accountId: string; readonly now: Date },
): Promise<readonly HoldRow[]> => {
  const found = await sql<HoldRow>`
    select id, because, previous_password, at, until_at from people.hold
    where account_id = ${accountId} and stopped_at is null and until_at > ${now} order by at, id`.execute(trx)
  return found.rows
}

export const stopHolds = async (trx: Trx, accountId: string, now: Date): Promise<void> => {
  await sql`
    update people.hold set stopped_at = ${now}
    where account_id = ${accountId} and stopped_at is null and until_at > ${now}`.execute(trx)
}

/** A password nobody can return to any more is not kept. */
export const forgetPreviousPasswords = async (keeper: KeeperTrx, now: Date): Promise<void> => {
  await sql`
    update people.hold set previous_password = null
    where previous_password is not null and (until_at < ${now} or stopped_at is not null)`.execute(keeper)
}
