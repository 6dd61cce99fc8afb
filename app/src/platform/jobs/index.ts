import { parseCronItems, type Runner, type RunnerOptions, run, runOnce } from 'graphile-worker'
import pg from 'pg'
import type { z } from 'zod'
import type { BatchTrx, HealthTrx, KeeperTrx, Trx } from '../db/index.ts'
import type { Log } from '../log/index.ts'
import type { Services } from '../services.ts'
import { quietLogger } from './logger.ts'
import { addJob } from './queue.sql.ts'

/** An order to be carried out later. It may run twice: the handler is idempotent by what it looks up. */
export type Job<P> = {
  readonly name: string
  readonly payload: z.ZodType<P>
  readonly maxAttempts: number
  /** When it recurs: a crontab line in UTC. A recurring job's payload is `{}`. */
  readonly cron?: string
  readonly handle: (payload: P, services: Services) => Promise<void>
}

/** A job whose payload type is known to itself alone, so that different jobs fit one list. */
export type AnyJob = {
  readonly name: string
  readonly cron?: string
  readonly run: (payload: unknown, services: Services) => Promise<void>
}

export const job = <P>(definition: Job<P>): Job<P> & AnyJob => ({
  ...definition,
  run: (payload, services) => definition.handle(definition.payload.parse(payload), services),
})

export type EnqueueOptions = {
  /** With a key, a job that still waits is replaced instead of doubled. */
  readonly key?: string
  readonly runAt?: Date
}

/** Orders a job inside the act's transaction: it exists if, and only if, the act commits. */
export const enqueue = async <P>(
  trx: Trx | HealthTrx | KeeperTrx | BatchTrx,
  order: { readonly job: Pick<Job<P>, 'name' | 'maxAttempts'>; readonly payload: P },
  options: EnqueueOptions = {},
): Promise<void> => {
  await addJob(trx, {
    task: order.job.name,
    payload: order.payload,
    maxAttempts: order.job.maxAttempts,
    key: options.key,
    runAt: options.runAt,
  })
}

export type JobRunner = { readonly stop: () => Promise<void> }

/** Runs jobs as the queue's own database role; handlers reach data only through `services.database`. */
export const runJobs = async (options: {
  readonly connection: pg.ClientConfig
  readonly jobs: readonly AnyJob[]
  readonly services: Services
  readonly log: Log
  readonly concurrency?: number
  /** Runs what waits and returns, instead of staying. */
  readonly once?: boolean
}): Promise<JobRunner> => {
  const pool = new pg.Pool({
    ...options.connection,
    max: (options.concurrency ?? 2) + 2,
    options: '-c role=s4r_jobs',
  })
  let stopping = false
  const lost = (error: Error): void => {
    if (!stopping) options.log.warn({ error: error.message }, 'job connection lost')
  }
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const settings: RunnerOptions = {
    pgPool: pool,
    concurrency: options.concurrency ?? 2,
    noHandleSignals: true,
    pollInterval: 1000,
    // Not a crontab text: that grammar knows no dots in names.
    parsedCronItems: parseCronItems(
      options.jobs.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ task: name, match: cron }])),
    ),
    taskList: Object.fromEntries(
      options.jobs.map((one) => [
        one.name,
        async (payload: unknown) => {
          // A recurring job is handed the scheduler's own note; its payload is empty by contract.
          await one.run(one.cron === undefined ? payload : {}, options.services)
        },
      ]),
    ),
    logger: quietLogger(options.log),
  }
  if (options.once === true) {
    await runOnce(settings)
    return { stop: () => pool.end() }
  }
  const runner: Runner = await run(settings).catch(async (error: unknown) => {
    stopping = true
    await pool.end()
    throw error
  })
  return {
    stop: async () => {
      stopping = true
      await runner.stop()
      await pool.end()
    },
  }
}
