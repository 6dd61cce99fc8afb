import { z } from 'zod'
import { days } from '../../platform/clock/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { job } from '../../platform/jobs/index.ts'
import { deleteAbandonedPersons } from './abandoned.sql.ts'

const keptFor = days(30)

/** Drafts left alone go after 30 days, as the first consent promises. Running it again finds nothing to do. */
export const deleteAbandoned = job({
  name: 'onboarding.delete-abandoned',
  payload: z.object({}),
  maxAttempts: 5,
  cron: '20 3 * * *',
  handle: async (_, services) => {
    const now = services.clock.now()
    const before = new Date(now.getTime() - keptFor)
    const persons = await services.database.begin('keeper', nobody, (keeper) =>
      deleteAbandonedPersons(keeper, { before, now }),
    )
    services.log.info({ persons }, 'drafts left alone for 30 days were deleted')
  },
})
