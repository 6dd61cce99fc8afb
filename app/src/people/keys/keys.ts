import type { DataKey } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { insertDataKey, uncheckedWrappedKey } from './keys.sql.ts'

type Keeping = Pick<Services, 'vault' | 'clock'>

/** Makes and stores the key everything of one owner (a person or an account) is sealed with. */
export const newDataKey = async (trx: Trx, services: Keeping, ownerId: string): Promise<DataKey> => {
  const { key, wrapped } = services.vault.newKey(ownerId)
  await insertDataKey(trx, { ownerId, wrapped, now: services.clock.now() })
  return key
}

/** The owner's key, or nothing once it was destroyed: what it sealed is then gone for good. */
export const dataKeyOf = async (
  trx: Trx,
  services: Pick<Services, 'vault'>,
  ownerId: string,
): Promise<DataKey | undefined> => {
  const wrapped = await uncheckedWrappedKey(trx, ownerId)
  return wrapped === undefined ? undefined : services.vault.unwrap(ownerId, wrapped)
}
