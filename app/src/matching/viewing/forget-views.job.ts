import { z } from 'zod'
import { nobody } from '../../platform/db/index.ts'
import { job } from '../../platform/jobs/index.ts'
import { deleteSuggestionsBefore } from '../suggested/suggestions.sql.ts'
import { deleteViewsBefore } from './views.sql.ts'

const daysKept = 7
/** Long enough to answer “why was I shown this?” years later; a withdrawal or an erasure on either side ends it at once. */
const suggestionYears = 5
const day = 86_400_000

/** Who saw whom is kept no longer than the caps and a look into an alert need it. */
export const forgetViews = job({
  name: 'matching.forget-views',
  payload: z.object({}),
  maxAttempts: 3,
  cron: '17 3 * * *',
  handle: async (_, { database, clock }) => {
    const before = new Date(clock.now().getTime() - daysKept * day).toISOString().slice(0, 10)
    const longAgo = new Date(clock.now().getTime() - suggestionYears * 365 * day)
    await database.begin('keeper', nobody, async (keeper) => {
      await deleteViewsBefore(keeper, before)
      await deleteSuggestionsBefore(keeper, longAgo)
    })
  },
})
