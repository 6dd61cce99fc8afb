import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { whoOf, whoView } from '../../health/index.ts'
import { mayRead, uncheckedPersonFor } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { whoSaw } from './who-saw.sql.ts'

const onPage = 50

const entry = z.object({
  at: z.string(),
  /** The module the act belongs to, and whether it looked or changed. */
  what: z.string(),
  changed: z.boolean(),
  who: z.string().optional(),
  role: z.string(),
  why: z.string().optional(),
})

const looks = /^(read|list|find|open|why|people|take|show|search)\b/

/** Every act of somebody else on this person's record, newest first, from the audit itself. */
export const readWhoSaw = operation({
  name: 'rights.read-who-saw',
  action: 'read',
  summary: 'Who else looked at, or changed, a person’s record, when and why',
  api: { method: 'GET', path: '/persons/{personId}/who-saw' },
  input: z.object({ personId: z.uuid(), before: z.coerce.number().int().positive().optional() }),
  output: z.object({
    personId: z.string(),
    ...whoView.shape,
    entries: z.array(entry),
    older: z.number().optional(),
  }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: ({ personId }) => personId,
  opensOthers: (_, { relation }) => relation === 'second-relative',
  run: async ({ trx, subject, input }) => {
    const rows = await whoSaw(trx, { personId: subject.personId, before: input.before, most: onPage + 1 })
    const shown = rows.slice(0, onPage)
    return ok({
      personId: subject.personId,
      ...whoOf(subject),
      entries: shown.map((row) => {
        const [module = '', verb = ''] = row.operation.split('.')
        return {
          at: row.at.toISOString(),
          what: module,
          changed: !looks.test(verb),
          who: row.nickname ?? undefined,
          role: row.staff_role ?? row.relation ?? row.role ?? row.actor_kind,
          why: row.because ?? undefined,
        }
      }),
      older: rows.length > onPage ? shown.at(-1)?.id : undefined,
    })
  },
})

export type WhoSaw = z.output<typeof readWhoSaw.output>
