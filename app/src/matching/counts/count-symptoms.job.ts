import { z } from 'zod'
import { nobody } from '../../platform/db/index.ts'
import { job } from '../../platform/jobs/index.ts'
import { bandOf, countToPublish, smallest } from './band.ts'
import { publishedCounts, putCounts, removeCounts, symptomsToCount } from './counts.sql.ts'

/** Counts, for each symptom, the members who have it or a kind of it. Once a day; what changed little is left as it was. */
export const countSymptoms = job({
  name: 'matching.count-symptoms',
  payload: z.object({}),
  maxAttempts: 3,
  cron: '40 2 * * *',
  handle: async (_, { database, clock, matching }) => {
    await database.begin('batch', nobody, async (batch) => {
      const counted = new Map<string, number>()
      for (const { present } of await symptomsToCount(batch)) {
        for (const term of matching.close(present)) counted.set(term, (counted.get(term) ?? 0) + 1)
      }
      const published = await publishedCounts(batch)
      const changes = [...new Set([...counted.keys(), ...published.keys()])].flatMap((term) => {
        const before = published.get(term) ?? 0
        const people = countToPublish(before, counted.get(term) ?? 0)
        return people === before ? [] : [{ term, people, band: bandOf(people) }]
      })
      await removeCounts(
        batch,
        changes.filter(({ people }) => people < smallest).map(({ term }) => term),
      )
      await putCounts(batch, { counts: changes.filter(({ people }) => people >= smallest), now: clock.now() })
    })
  },
})
