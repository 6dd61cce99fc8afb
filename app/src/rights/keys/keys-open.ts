import pg from 'pg'
import { SealBroken, type Vault } from '../../platform/crypto/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import { inOwnersTransaction } from '../ledger/replay.sql.ts'
import { oneKeyOfEach } from './keys.sql.ts'

/** Before anybody is served: a key file that opens nothing here is said at the start, not to a family later. */
export const keysOpen = async (
  owner: pg.ClientConfig,
  vault: Pick<Vault, 'unwrap'>,
): Promise<Result<number>> => {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const keys = await inOwnersTransaction(client, () => oneKeyOfEach(client))
    for (const { id, wrapped } of keys) vault.unwrap(id, wrapped)
    return ok(keys.length)
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    return refuse('key-file', {
      values: {
        sentence: `KEY_FILE is not the one this database was sealed under, or an older copy of it (${error.message}). Put the right one in its place: nothing sealed could be read.`,
      },
    })
  } finally {
    await client.end()
  }
}
