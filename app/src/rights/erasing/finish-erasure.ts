import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation, perform, systemActor, systemOnly } from '../../access/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { job } from '../../platform/jobs/index.ts'
import { ok } from '../../platform/result/index.ts'
import { carryOut } from './erase.ts'
import { dueErasures, erasureById } from './erasing.sql.ts'

/** Carries out what was asked for and not cancelled. An operation, so that it cannot go unaudited. */
export const finishErasure = operation({
  name: 'rights.finish-erasure',
  action: 'write',
  summary: 'Carry out an erasure whose time to think has passed (the platform itself: no page leads here)',
  input: z.object({ erasureId: z.uuid() }),
  output: z.object({}),
  subject: async ({ trx, input, now }) => {
    const erasure = await erasureById(trx, input.erasureId)
    return erasure !== undefined && erasure.due_at <= now ? erasure : undefined
  },
  policy: systemOnly('its time to think has passed'),
  person: (erasure) => erasure.person_id ?? undefined,
  endsOwnAccess: 'what is erased is no subject any more',
  run: async ({ trx, subject, services }) => {
    await carryOut(trx, services, subject)
    return ok({})
  },
})

const client = { address: 'job', held: () => undefined, keep: () => undefined, forget: () => undefined }

export const finishErasures = job({
  name: 'rights.finish-erasures',
  payload: z.object({}),
  maxAttempts: 5,
  cron: '*/15 * * * *',
  handle: async (_, services) => {
    const due = await services.database.begin('identity', nobody, (trx) =>
      dueErasures(trx, services.clock.now()),
    )
    for (const erasureId of due)
      await perform(
        services,
        finishErasure,
        {
          actor: systemActor('an erasure whose time to think has passed'),
          client,
          requestId: randomUUID(),
          locale: 'en',
        },
        { erasureId },
      )
  },
})
