import { sql } from 'kysely'
import type { HealthTrx, KeeperTrx, Trx } from '../db/index.ts'

export const insertEvent = async (
  trx: Trx | HealthTrx | KeeperTrx,
  name: string,
  payload: Readonly<Record<string, string>>,
): Promise<void> => {
  await sql`insert into platform.outbox (name, payload) values (${name}, ${JSON.stringify(payload)})`.execute(
    trx,
  )
}
