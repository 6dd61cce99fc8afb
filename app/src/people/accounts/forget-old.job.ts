import { z } from 'zod'
import { days } from '../../platform/clock/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { job } from '../../platform/jobs/index.ts'
import { deleteOldDevices } from '../devices/devices.sql.ts'
import { deleteOldFactors } from '../factors/factors.sql.ts'
import { heldProofLasts } from '../factors/held-proof.ts'
import { forgetPreviousPasswords } from '../holds/holds.sql.ts'
import { destroyDataKeys } from '../keys/keys.sql.ts'
import { deleteOldAttempts } from '../sign-in/slow-down.sql.ts'
import { attemptsForgottenAfter } from '../sign-in/slow-down.ts'
import { deleteUnconfirmed } from './accounts.sql.ts'
import { deleteOldRows } from './mail-tokens.sql.ts'

const unconfirmedLast = days(30)
const endedSessionsLast = days(30)
/** Longer than any stop in a mail could bring one back. */
const removedFactorsLast = days(30)
const devicesLast = days(365)

/** Each night: accounts nobody confirmed go with their keys, and sessions, links and counters nobody needs any more. */
export const forgetOld = job({
  name: 'people.forget-old',
  payload: z.object({}),
  maxAttempts: 5,
  cron: '17 3 * * *',
  handle: async (_, services) => {
    const now = services.clock.now()
    const before = (age: number): Date => new Date(now.getTime() - age)
    await services.database.begin('identity', nobody, async (trx) => {
      const gone = await deleteUnconfirmed(trx, before(unconfirmedLast))
      await destroyDataKeys(trx, gone, now)
    })
    await services.database.begin('keeper', nobody, async (keeper) => {
      await deleteOldRows(keeper, before(endedSessionsLast))
      await forgetPreviousPasswords(keeper, now)
      await deleteOldFactors(keeper, {
        removedBefore: before(removedFactorsLast),
        usedBefore: before(2 * heldProofLasts),
      })
      await deleteOldDevices(keeper, before(devicesLast))
      await deleteOldAttempts(keeper, before(attemptsForgottenAfter))
    })
  },
})
