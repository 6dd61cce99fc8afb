import pg from 'pg'
import { ok, type Result } from '../../platform/result/index.ts'
import { readLedger } from './ledger-file.ts'
import { inOwnersTransaction, replayIn } from './replay.sql.ts'

/**
 * Before anybody is served: where somebody put an older database back, whoever was erased, withdrew or lost access
 * meanwhile does not come back. With a database that knows every line there is nothing to do.
 */
export const replayLedger = async (
  owner: pg.ClientConfig,
  { path, now }: { readonly path: string; readonly now: Date },
): Promise<Result<number>> => {
  const read = await readLedger(path)
  if (!read.ok) return read
  if (read.value.length === 0) return ok(0)
  const client = new pg.Client(owner)
  await client.connect()
  try {
    return ok(await inOwnersTransaction(client, () => replayIn(client, read.value, now)))
  } finally {
    await client.end()
  }
}
