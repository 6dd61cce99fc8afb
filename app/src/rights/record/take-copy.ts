import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { holdsEverything } from './ask-copy.ts'
import { copiesOf } from './copies.sql.ts'

/** Downloads a finished copy. Audited each time, for it carries everything away at once. */
export const takeCopy = operation({
  name: 'rights.take-copy',
  action: 'read',
  summary: 'Download a copy of everything about a person (page only: a ZIP)',
  input: z.object({ personId: z.uuid(), copyId: z.uuid() }),
  output: z.object({ copyId: z.string(), accountId: z.string(), bytes: z.number(), madeAt: z.string() }),
  subject: async ({ trx, input, actor, services }) => {
    const person = await uncheckedPersonFor(trx, services, actor, input.personId)
    return person === undefined ? undefined : { ...person, copyId: input.copyId }
  },
  policy: mayEdit,
  person: ({ personId }) => personId,
  stepUp: holdsEverything,
  opensOthers: () => true,
  run: async ({ trx, granted, subject, now }) => {
    const rows = await copiesOf(trx, granted, now)
    const copy = rows.find((row) => row.id === subject.copyId)
    if (copy === undefined || copy.ready_at === null || copy.bytes === null) return refuse('no-copy')
    return ok({
      copyId: copy.id,
      accountId: copy.account_id,
      bytes: copy.bytes,
      madeAt: copy.ready_at.toISOString(),
    })
  },
})
