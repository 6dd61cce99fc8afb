import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

export type MailPurpose =
  | 'confirm-email'
  | 'reset-password'
  | 'change-email'
  | 'stop-sessions'
  | 'stop-change'

export type MailTokenRow = {
  readonly id: string
  readonly account_id: string
  readonly email_sealed: Buffer | null
  readonly used_at: Date | null
}

export const insertMailToken = async (
  trx: Trx,
  token: {
    readonly id: string
    readonly accountId: string
    readonly purpose: MailPurpose
    readonly tokenHash: Buffer
    readonly emailSealed: Buffer | null
    readonly now: Date
    readonly expiresAt: Date
  },
): Promise<void> => {
  await sql`
    insert into people.mail_token (id, account_id, purpose, token_hash, email_sealed, created_at, expires_at)
    values (${token.id}, ${token.accountId}, ${token.purpose}, ${token.tokenHash}, ${token.emailSealed}, ${token.now},
      ${token.expiresAt})`.execute(trx)
}

/** An unexpired token, used or not. Locked, so that of two at the same moment the second sees it used. */
export const uncheckedMailToken = async (
  trx: Trx,
  wanted: { readonly purpose: MailPurpose; readonly tokenHash: Buffer; readonly now: Date },
): Promise<MailTokenRow | undefined> => {
  const found = await sql<MailTokenRow>`
    select id, account_id, email_sealed, used_at from people.mail_token
    where token_hash = ${wanted.tokenHash} and purpose = ${wanted.purpose} and expires_at > ${wanted.now}
    for update`.execute(trx)
  return found.rows[0]
}

/** Uses up every open token the account has for these purposes: a newer act makes older links worthless. */
export const useMailTokens = async (
  trx: Trx,
  {
    accountId,
    purposes,
    now,
  }: { readonly accountId: string; readonly purposes: readonly MailPurpose[]; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.mail_token set used_at = ${now}
    where account_id = ${accountId} and purpose = any(${[...purposes]}::text[]) and used_at is null`.execute(
    trx,
  )
}

export const useMailToken = async (trx: Trx, id: string, now: Date): Promise<void> => {
  await sql`update people.mail_token set used_at = ${now} where id = ${id}`.execute(trx)
}

/** The newest e-mail change that still waits for its confirmation. */
export const waitingEmailChange = async (
  trx: Trx,
  { accountId, now }: { readonly accountId: string; readonly now: Date },
): Promise<{ readonly id: string; readonly email_sealed: Buffer } | undefined> => {
  const found = await sql<{ id: string; email_sealed: Buffer }>`
    select id, email_sealed from people.mail_token
    where account_id = ${accountId} and purpose = 'change-email' and used_at is null and expires_at > ${now}
    order by created_at desc limit 1`.execute(trx)
  return found.rows[0]
}
