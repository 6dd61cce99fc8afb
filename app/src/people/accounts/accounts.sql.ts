import { sql } from 'kysely'
import type { AccountRole } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { hasSecondFactor } from '../factors/factors.sql.ts'

export type AccountRow = {
  readonly id: string
  readonly email_sealed: Buffer
  readonly wrapped: Buffer
  readonly nickname: string
  readonly locale: string
  readonly password_hash: string | null
  readonly email_confirmed_at: Date | null
  readonly blocked: boolean
  /** Long enough to stand without a second factor. */
  readonly password_long: boolean
  readonly has_second_factor: boolean
}

const columns = (now: Date) => sql`
  a.id, a.email_sealed, k.wrapped, a.nickname, a.locale, a.password_hash, a.email_confirmed_at, a.password_long,
  ${hasSecondFactor(sql`a.id`)} as has_second_factor,
  exists (select 1 from people.account_block b where b.account_id = a.id
    and b.at <= ${now} and (b.ended_at is null or b.ended_at > ${now})) as blocked`

export const uncheckedAccountByEmail = async (
  trx: Trx,
  { fingerprint, now }: { readonly fingerprint: Buffer; readonly now: Date },
): Promise<AccountRow | undefined> => {
  const found = await sql<AccountRow>`
    select ${columns(now)} from people.account a
    join platform.data_key k on k.id = a.id and k.wrapped is not null
    where a.email_fingerprint = ${fingerprint}`.execute(trx)
  return found.rows[0]
}

export const uncheckedAccount = async (
  trx: Trx,
  { accountId, now }: { readonly accountId: string; readonly now: Date },
): Promise<AccountRow | undefined> => {
  const found = await sql<AccountRow>`
    select ${columns(now)} from people.account a
    join platform.data_key k on k.id = a.id and k.wrapped is not null
    where a.id = ${accountId}`.execute(trx)
  return found.rows[0]
}

export type AccountAbout = {
  readonly nickname: string
  readonly role: AccountRole
  readonly country: string
  readonly languages: readonly string[]
  readonly expertise: readonly string[]
  readonly locale: string
}

export type NewAccountRow = AccountAbout & {
  readonly id: string
  readonly fingerprint: Buffer
  readonly emailSealed: Buffer
  readonly passwordHash: string | null
  readonly confirmedAt: Date | null
  readonly now: Date
}

/** False where another registration of the same address was a moment quicker. */
export const insertAccount = async (trx: Trx, account: NewAccountRow): Promise<boolean> => {
  const inserted = await sql`
    insert into people.account (id, email_fingerprint, email_sealed, nickname, role, country, languages, expertise,
      locale, password_hash, created_at, email_confirmed_at, password_changed_at)
    values (${account.id}, ${account.fingerprint}, ${account.emailSealed}, ${account.nickname}, ${account.role},
      ${account.country}, ${[...account.languages]}, ${[...account.expertise]}, ${account.locale},
      ${account.passwordHash}, ${account.now}, ${account.confirmedAt}, ${account.passwordHash === null ? null : account.now})
    on conflict (email_fingerprint) do nothing`.execute(trx)
  return Number(inserted.numAffectedRows ?? 0) === 1
}

/** Only before the address is confirmed: whoever wrote it last may be its real owner. */
export const rewriteWaitingAccount = async (
  trx: Trx,
  accountId: string,
  about: AccountAbout,
): Promise<void> => {
  await sql`
    update people.account set nickname = ${about.nickname}, role = ${about.role}, country = ${about.country},
      languages = ${[...about.languages]}, expertise = ${[...about.expertise]}, locale = ${about.locale}
    where id = ${accountId} and email_confirmed_at is null`.execute(trx)
}

/** Of these nicknames, those some account has. The database compares: its small letters are those of the unique index. */
export const takenNicknames = async (
  trx: Trx,
  nicknames: readonly string[],
): Promise<ReadonlySet<string>> => {
  const found = await sql<{ nickname: string }>`
    select wanted as nickname from unnest(${[...nicknames]}::text[]) wanted
    where exists (select from people.account where lower(nickname) = lower(wanted))`.execute(trx)
  return new Set(found.rows.map((row) => row.nickname))
}

export const markEmailConfirmed = async (
  trx: Trx,
  { accountId, nickname, now }: { readonly accountId: string; readonly nickname: string; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.account set email_confirmed_at = ${now}, nickname = ${nickname}
    where id = ${accountId} and email_confirmed_at is null`.execute(trx)
}

export const updatePassword = async (
  trx: Trx,
  {
    accountId,
    hash,
    long,
    now,
  }: { readonly accountId: string; readonly hash: string; readonly long: boolean; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.account set password_hash = ${hash}, password_long = ${long}, password_changed_at = ${now} where id = ${accountId}`.execute(
    trx,
  )
}

/**
 * Back to the password before, after a change its owner did not make. How long it was is not known any more: it goes on
 * standing as it could before, alone or beside a second factor.
 */
export const restorePassword = async (
  trx: Trx,
  { accountId, hash, now }: { readonly accountId: string; readonly hash: string; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.account a set password_hash = ${hash}, password_changed_at = ${now},
      password_long = not ${hasSecondFactor(sql`a.id`)}
    where id = ${accountId}`.execute(trx)
}

/** False where another account has the address by now. */
export const updateEmail = async (
  trx: Trx,
  change: { readonly accountId: string; readonly fingerprint: Buffer; readonly emailSealed: Buffer },
): Promise<boolean> => {
  const updated = await sql`
    update people.account a set email_fingerprint = ${change.fingerprint}, email_sealed = ${change.emailSealed}
    where id = ${change.accountId} and not exists (
      select 1 from people.account b where b.email_fingerprint = ${change.fingerprint} and b.id <> a.id)`.execute(
    trx,
  )
  return Number(updated.numAffectedRows ?? 0) === 1
}

export const updateNickname = async (trx: Trx, accountId: string, nickname: string): Promise<void> => {
  await sql`update people.account set nickname = ${nickname} where id = ${accountId}`.execute(trx)
}

/** Deletes accounts whose address nobody confirmed in time; returns their ids, whose keys then go too. */
export const deleteUnconfirmed = async (trx: Trx, before: Date): Promise<readonly string[]> => {
  const gone = await sql<{ id: string }>`
    delete from people.account where email_confirmed_at is null and created_at < ${before} returning id`.execute(
    trx,
  )
  return gone.rows.map((row) => row.id)
}

export const insertBlock = async (
  trx: Trx,
  block: { readonly accountId: string; readonly reason: string; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into people.account_block (account_id, reason, at) values (${block.accountId}, ${block.reason}, ${block.now})`.execute(
    trx,
  )
}

export const insertStaffRole = async (
  trx: Trx,
  grant: {
    readonly accountId: string
    readonly role: string
    readonly grantedBy: string
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into people.staff_role (account_id, role, granted_by, at)
    values (${grant.accountId}, ${grant.role}, ${grant.grantedBy}, ${grant.now})`.execute(trx)
}
