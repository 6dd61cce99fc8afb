import type { Place } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { dataKeyOf } from '../keys/keys.ts'
import { authenticatorOf, noteAuthenticatorUse, useRecoveryCode } from './factors.sql.ts'
import { isSixDigits, plainCode, stepOf } from './one-time-code.ts'
import { accountProvenBy } from './passkeys.ts'
import { hashOfRecoveryCode, isRecoveryCode } from './recovery-codes.ts'

export const placeOfSecret = (authenticatorId: string): Place => ({
  table: 'people.authenticator',
  column: 'secret_sealed',
  owner: authenticatorId,
})

/** What a form sends: a code from an app, a recovery code, or what a passkey answered. */
export type FactorAnswer = {
  readonly code?: string | undefined
  readonly passkey?: string | undefined
  readonly challenge?: string | undefined
}

export type ProvenWith = 'authenticator' | 'recovery-code' | 'passkey'

const byApp = async (
  trx: Trx,
  services: Services,
  accountId: string,
  code: string,
): Promise<ProvenWith | undefined> => {
  const factor = await authenticatorOf(trx, accountId)
  const key = factor === undefined ? undefined : await dataKeyOf(trx, services, accountId)
  if (factor === undefined || key === undefined) return undefined
  const now = services.clock.now()
  const step = stepOf(services.vault.open(key, placeOfSecret(factor.id), factor.secret_sealed), code, now)
  // Each code counts once, and none older than the last: who read one over a shoulder is too late.
  if (step === undefined || step <= factor.last_step) return undefined
  await noteAuthenticatorUse(trx, { id: factor.id, step, now })
  return 'authenticator'
}

/** Which second factor of the account this proves, and uses up; nothing where it proves none. */
export const provenFactor = async (
  trx: Trx,
  services: Services,
  accountId: string,
  { code = '', passkey, challenge }: FactorAnswer,
): Promise<ProvenWith | undefined> => {
  if (passkey !== undefined && passkey !== '' && challenge !== undefined) {
    const proven = await accountProvenBy(trx, services, { passkey, challenge })
    return proven === accountId ? 'passkey' : undefined
  }
  const plain = plainCode(code)
  if (isSixDigits(plain)) return byApp(trx, services, accountId, plain)
  if (!isRecoveryCode(plain)) return undefined
  const hash = hashOfRecoveryCode(services, accountId, plain)
  const used = await useRecoveryCode(trx, { accountId, hash, now: services.clock.now() })
  return used ? 'recovery-code' : undefined
}
