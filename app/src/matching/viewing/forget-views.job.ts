import { z } from 'zod'
import { nobody } from '../../platform/db/index.ts'
import { job } from '../../platform/jobs/index.ts'
import { deleteViewsBefore } from './views.sql.ts'

const daysKept = 7
const day = 86_400_000

/** Who saw whom is kept no longer than the caps and a look into an alert need it. */
export const forgetViews = job({
  name: 'matching.forget-views',
  payload: z.object({}),
  maxAttempts: 3,
  cron: '17 3 * * *',
  handle: async (_, { database, clock }) => {
    const before = new Date(clock.now().getTime() - daysKept * day).toISOString().slice(0, 10)
    await database.begin('keeper', nobody, (keeper) => deleteViewsBefore(keeper, before))
  },
})
