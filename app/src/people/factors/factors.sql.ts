import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'

export const hasSecondFactor = (accountId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  exists (select from people.authenticator f where f.account_id = ${accountId} and f.removed_at is null)
  or exists (select from people.passkey f where f.account_id = ${accountId} and f.removed_at is null))`

export type AuthenticatorRow = {
  readonly id: string
  readonly secret_sealed: Buffer
  readonly last_step: number
  readonly added_at: Date
  readonly used_at: Date | null
}

/** Locked, so that of two who send the same code at the same moment the second finds it used. */
export const authenticatorOf = async (trx: Trx, accountId: string): Promise<AuthenticatorRow | undefined> => {
  const found = await sql<AuthenticatorRow>`
    select id, secret_sealed, last_step, added_at, used_at from people.authenticator
    where account_id = ${accountId} and removed_at is null for update`.execute(trx)
  return found.rows[0]
}

export const insertAuthenticator = async (
  trx: Trx,
  factor: {
    readonly id: string
    readonly accountId: string
    readonly secretSealed: Buffer
    readonly step: number
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into people.authenticator (id, account_id, secret_sealed, last_step, added_at)
    values (${factor.id}, ${factor.accountId}, ${factor.secretSealed}, ${factor.step}, ${factor.now})`.execute(
    trx,
  )
}

export const noteAuthenticatorUse = async (
  trx: Trx,
  { id, step, now }: { readonly id: string; readonly step: number; readonly now: Date },
): Promise<void> => {
  await sql`update people.authenticator set last_step = ${step}, used_at = ${now} where id = ${id}`.execute(
    trx,
  )
}

export type PasskeyRow = {
  readonly id: string
  readonly account_id: string
  readonly credential_sealed: Buffer
  readonly counter: number
  readonly device: string
  readonly added_at: Date
  readonly used_at: Date | null
}

const passkeyColumns = sql`id, account_id, credential_sealed, counter, device, added_at, used_at`

export const passkeysOf = async (trx: Trx, accountId: string): Promise<readonly PasskeyRow[]> => {
  const found = await sql<PasskeyRow>`
    select ${passkeyColumns} from people.passkey where account_id = ${accountId} and removed_at is null
    order by added_at, id`.execute(trx)
  return found.rows
}

export const uncheckedPasskey = async (trx: Trx, fingerprint: Buffer): Promise<PasskeyRow | undefined> => {
  const found = await sql<PasskeyRow>`
    select ${passkeyColumns} from people.passkey
    where credential_fingerprint = ${fingerprint} and removed_at is null for update`.execute(trx)
  return found.rows[0]
}

/** False where the passkey is known already. */
export const insertPasskey = async (
  trx: Trx,
  passkey: {
    readonly id: string
    readonly accountId: string
    readonly fingerprint: Buffer
    readonly sealed: Buffer
    readonly counter: number
    readonly device: string
    readonly now: Date
  },
): Promise<boolean> => {
  const inserted = await sql`
    insert into people.passkey (id, account_id, credential_fingerprint, credential_sealed, counter, device, added_at)
    values (${passkey.id}, ${passkey.accountId}, ${passkey.fingerprint}, ${passkey.sealed}, ${passkey.counter},
      ${passkey.device}, ${passkey.now})
    on conflict do nothing`.execute(trx)
  return Number(inserted.numAffectedRows ?? 0) === 1
}

export const notePasskeyUse = async (
  trx: Trx,
  { id, counter, now }: { readonly id: string; readonly counter: number; readonly now: Date },
): Promise<void> => {
  await sql`update people.passkey set counter = ${counter}, used_at = ${now} where id = ${id}`.execute(trx)
}

export const uncheckedFactorOwner = async (trx: Trx, factorId: string): Promise<string | undefined> => {
  const found = await sql<{ account_id: string }>`
    select account_id from people.authenticator where id = ${factorId} and removed_at is null
    union all select account_id from people.passkey where id = ${factorId} and removed_at is null`.execute(
    trx,
  )
  return found.rows[0]?.account_id
}

export const removeFactorRow = async (trx: Trx, factorId: string, now: Date): Promise<void> => {
  await sql`update people.authenticator set removed_at = ${now} where id = ${factorId}`.execute(trx)
  await sql`update people.passkey set removed_at = ${now} where id = ${factorId}`.execute(trx)
}

export const removeFactorsOf = async (trx: Trx, accountId: string, now: Date): Promise<void> => {
  await sql`
    update people.authenticator set removed_at = ${now} where account_id = ${accountId} and removed_at is null`.execute(
    trx,
  )
  await sql`
    update people.passkey set removed_at = ${now} where account_id = ${accountId} and removed_at is null`.execute(
    trx,
  )
}

/** Undoes a removal of that very moment, as far as nothing has taken the place since. */
export const restoreFactors = async (trx: Trx, accountId: string, removedAt: Date): Promise<void> => {
  await sql`
    update people.authenticator set removed_at = null where account_id = ${accountId} and removed_at = ${removedAt}
      and not exists (select from people.authenticator f where f.account_id = ${accountId} and f.removed_at is null)`.execute(
    trx,
  )
  await sql`
    update people.passkey set removed_at = null where account_id = ${accountId} and removed_at = ${removedAt}`.execute(
    trx,
  )
  await sql`
    update people.recovery_code set replaced_at = null
    where account_id = ${accountId} and replaced_at = ${removedAt}`.execute(trx)
}

export const replaceRecoveryCodes = async (
  trx: Trx,
  { accountId, hashes, now }: { accountId: string; readonly hashes: readonly Buffer[]; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.recovery_code set replaced_at = ${now}
    where account_id = ${accountId} and used_at is null and replaced_at is null`.execute(trx)
  if (hashes.length === 0) return
  await sql`
    insert into people.recovery_code (account_id, code_hash, made_at)
    select ${accountId}, hash, ${now} from unnest(${[...hashes]}::bytea[]) hash`.execute(trx)
}

/** True where it was there to be used, and now is used. */
export const useRecoveryCode = async (
  trx: Trx,
  { accountId, hash, now }: { readonly accountId: string; readonly hash: Buffer; readonly now: Date },
): Promise<boolean> => {
  const used = await sql`
    update people.recovery_code set used_at = ${now}
    where account_id = ${accountId} and code_hash = ${hash} and used_at is null and replaced_at is null`.execute(
    trx,
  )
  return Number(used.numAffectedRows ?? 0) === 1
}

export const recoveryCodesLeft = async (trx: Trx, accountId: string): Promise<number> => {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from people.recovery_code
    where account_id = ${accountId} and used_at is null and replaced_at is null`.execute(trx)
  return found.rows[0]?.count ?? 0
}

/** False where it was used before. */
export const useProof = async (trx: Trx, hash: Buffer, now: Date): Promise<boolean> => {
  const used = await sql`
    insert into people.used_proof (hash, at) values (${hash}, ${now}) on conflict do nothing`.execute(trx)
  return Number(used.numAffectedRows ?? 0) === 1
}
