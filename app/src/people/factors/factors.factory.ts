import { randomUUID } from 'node:crypto'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { dataKeyOf } from '../keys/keys.ts'
import { askTwo } from '../staff/two-person.ts'
import { insertAuthenticator } from './factors.sql.ts'
import { codeAt, newSecret } from './one-time-code.ts'
import { placeOfSecret } from './prove.ts'

export type FictionalPhone = { readonly codeAt: (now: Date) => string }

/** A phone with an app that is set up for the account, no code of it used yet. */
export const aPhoneOf = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  accountId: string,
): Promise<FictionalPhone> => {
  const key = await dataKeyOf(trx, services, accountId)
  if (key === undefined) throw new Error('A phone belongs to an account with a key.')
  const id = randomUUID()
  const secret = newSecret()
  const secretSealed = services.vault.seal(key, placeOfSecret(id), secret)
  await insertAuthenticator(trx, { id, accountId, secretSealed, step: 0, now: services.clock.now() })
  return { codeAt: (now) => codeAt(secret, now) }
}

/** Had an app, lost the phone, and asked that two validators help. */
export const aLostPhone = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  accountId: string,
): Promise<void> => {
  await aPhoneOf(trx, services, accountId)
  const now = services.clock.now()
  await askTwo(trx, { kind: 'factor-reset', accountId, role: undefined, askedBy: accountId, now })
}
