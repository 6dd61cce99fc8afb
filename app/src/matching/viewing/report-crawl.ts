import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation, perform, systemActor, systemOnly } from '../../access/index.ts'
import { job } from '../../platform/jobs/index.ts'
import { ok } from '../../platform/result/index.ts'

/** Leaves the alert in the audit, where it cannot be taken out again. */
export const reportCrawl = operation({
  name: 'matching.report-crawl',
  action: 'write',
  summary:
    'Note that an account asked for more profiles than anybody reads (the platform itself: no page, no API)',
  input: z.object({ accountId: z.uuid() }),
  output: z.object({}),
  subject: ({ input }) => input,
  policy: systemOnly('alerts are raised by the platform'),
  run: async () => ok({}),
})

const nobodysClient = { address: 'the platform', held: () => undefined, keep: () => {}, forget: () => {} }

export const reportCrawlLater = job({
  name: 'matching.report-crawl-later',
  payload: z.object({ accountId: z.uuid() }),
  maxAttempts: 10,
  handle: async ({ accountId }, services) => {
    const because = `account ${accountId} asked for too many profiles in an hour; its sessions were ended`
    const outcome = await perform(
      services,
      reportCrawl,
      { actor: systemActor(because), client: nobodysClient, requestId: randomUUID(), locale: 'en' },
      { accountId },
    )
    if (outcome.kind !== 'done') throw new Error(`The alert was not written: ${outcome.kind}`)
  },
})
