import { z } from 'zod'
import { days } from '../../platform/clock/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { job } from '../../platform/jobs/index.ts'
import { forgetPreviousPasswords } from '../holds/holds.sql.ts'
import { destroyDataKeys } from '../keys/keys.sql.ts'
import { deleteUnconfirmed } from './accounts.sql.ts'

const unconfirmedLast = days(30)

/** Each night: accounts nobody confirmed go with their keys, and passwords that can no longer be put back. */
export const forgetOld = job({
  name: 'people.forget-old',
  payload: z.object({}),
  maxAttempts: 5,
  cron: '17 3 * * *',
  handle: async (_, services) => {
    const now = services.clock.now()
    await services.database.begin('identity', nobody, async (trx) => {
      const gone = await deleteUnconfirmed(trx, new Date(now.getTime() - unconfirmedLast))
      await destroyDataKeys(trx, gone, now)
    })
    await services.database.begin('keeper', nobody, async (keeper) => {
      await forgetPreviousPasswords(keeper, now)
    })
  },
})
