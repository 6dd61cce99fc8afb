import { z } from 'zod'
import { nobody } from '../../platform/db/index.ts'
import { job } from '../../platform/jobs/index.ts'
import { deleteExpired, noteFailed } from './copies.sql.ts'
import { makeCopyOf } from './make-copy.ts'

const payload = z.object({ copyId: z.uuid(), accountId: z.uuid() })

export const makeCopy = job({
  name: 'rights.make-copy',
  payload,
  maxAttempts: 5,
  handle: async (order, services) => {
    try {
      await makeCopyOf(services, order)
    } catch (error) {
      // Shown as failed, and tried again: a later attempt that succeeds takes it back.
      await services.database.begin('identity', { accountId: order.accountId }, (trx) =>
        noteFailed(trx, order.copyId, services.clock.now()),
      )
      throw error
    }
  },
})

/** Copies may be downloaded for seven days; then they are a risk to the person and nothing else. */
export const forgetCopies = job({
  name: 'rights.forget-copies',
  payload: z.object({}),
  maxAttempts: 5,
  cron: '40 * * * *',
  handle: async (_, services) => {
    await services.database.begin('keeper', nobody, (keeper) => deleteExpired(keeper, services.clock.now()))
  },
})
