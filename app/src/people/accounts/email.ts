import type { DataKey, Place, Vault } from '../../platform/crypto/index.ts'

/** One address, one account, however it is typed. */
export const normalEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase()

/** What an account is found by: nobody reads an address out of the database, not even to compare it. */
export const fingerprintOfEmail = (vault: Vault, email: string): Buffer =>
  vault.fingerprint('people.account.email', normalEmail(email))

const place = (table: string, owner: string): Place => ({ table, column: 'email_sealed', owner })

export const sealEmail = (vault: Vault, key: DataKey, accountId: string, email: string): Buffer =>
  vault.seal(key, place('people.account', accountId), normalEmail(email))

export const openEmail = (vault: Vault, key: DataKey, accountId: string, sealed: Buffer): string =>
  vault.open(key, place('people.account', accountId), sealed)

/** The address an account wants to change to waits, sealed, beside the token sent there. */
export const sealWantedEmail = (vault: Vault, key: DataKey, tokenId: string, email: string): Buffer =>
  vault.seal(key, place('people.mail_token', tokenId), normalEmail(email))

export const openWantedEmail = (vault: Vault, key: DataKey, tokenId: string, sealed: Buffer): string =>
  vault.open(key, place('people.mail_token', tokenId), sealed)

/** Enough to recognise one's own address, too little to learn somebody's: `an•••@example.org`. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@')
  const local = email.slice(0, Math.max(at, 0))
  return `${local.slice(0, local.length > 3 ? 2 : 1)}•••${email.slice(Math.max(at, 0))}`
}
