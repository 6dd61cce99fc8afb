import { sql } from 'kysely'
import type { BatchTrx, HealthTrx, KeeperTrx, Trx } from '../db/index.ts'

type NewJob = {
  readonly task: string
  readonly payload: unknown
  readonly maxAttempts: number
  readonly key: string | undefined
  readonly runAt: Date | undefined
}

export const addJob = async (trx: Trx | HealthTrx | KeeperTrx | BatchTrx, job: NewJob): Promise<void> => {
  await sql`select platform.enqueue(${job.task}, ${JSON.stringify(job.payload)}::json, ${job.key ?? null}::text,
    ${job.runAt ?? null}::timestamptz, ${job.maxAttempts}::int)`.execute(trx)
}
