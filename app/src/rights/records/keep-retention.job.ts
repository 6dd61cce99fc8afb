import { z } from 'zod'
import { job } from '../../platform/jobs/index.ts'
import { keepRetention } from '../../platform/records/index.ts'

export const retention = job({
  name: 'rights.keep-retention',
  payload: z.object({}),
  maxAttempts: 5,
  cron: '17 3 * * *',
  handle: (_, services) => keepRetention(services),
})
