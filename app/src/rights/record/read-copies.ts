import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { whoOf, whoView } from '../../health/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { type CopyRow, copiesOf } from './copies.sql.ts'
import { copySteps } from './make-copy.ts'

const stateOf = (row: Pick<CopyRow, 'ready_at' | 'failed_at'>): 'making' | 'ready' | 'failed' => {
  if (row.ready_at !== null) return 'ready'
  return row.failed_at === null ? 'making' : 'failed'
}

const copyView = z.object({
  copyId: z.string(),
  state: z.enum(['making', 'ready', 'failed']),
  askedAt: z.string(),
  expiresAt: z.string(),
  stepsDone: z.number(),
  steps: z.number(),
  bytes: z.number(),
})

/** The copies of a person's record this account asked for, and how far each is. */
export const readCopies = operation({
  name: 'rights.read-copies',
  action: 'read',
  summary: 'The copies of everything about a person, and how far each is',
  api: { method: 'GET', path: '/persons/{personId}/copies' },
  input: z.object({ personId: z.uuid() }),
  output: z.object({ personId: z.string(), ...whoView.shape, copies: z.array(copyView) }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  run: async ({ trx, granted, subject, now }) => {
    const rows = await copiesOf(trx, granted, now)
    return ok({
      personId: subject.personId,
      ...whoOf(subject),
      copies: rows.map((row) => ({
        copyId: row.id,
        state: stateOf(row),
        askedAt: row.asked_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        stepsDone: row.steps_done,
        steps: copySteps,
        bytes: row.bytes ?? 0,
      })),
    })
  },
})

export type Copies = z.output<typeof readCopies.output>
