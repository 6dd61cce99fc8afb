import { z } from 'zod'
import { job } from '../../platform/jobs/index.ts'
import { noteFailed } from './copies.sql.ts'
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
