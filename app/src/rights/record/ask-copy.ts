import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { whoOf, whoView } from '../../health/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { days } from '../../platform/clock/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { ok } from '../../platform/result/index.ts'
import { makeCopy } from './copies.job.ts'
import { copiesOf, insertCopy } from './copies.sql.ts'

const keptFor = days(7)

export const holdsEverything = 'a copy of everything is what a thief of an open session would want'

const ofPerson = z.object({ personId: z.uuid() })

/** The page with the one button, behind the proof: so that nobody presses it in vain. */
export const openAskCopy = operation({
  name: 'rights.open-ask-copy',
  action: 'read',
  summary: 'The page that asks for a copy of everything about a person (page only)',
  input: ofPerson,
  output: z.object({ personId: z.string(), ...whoView.shape }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  stepUp: holdsEverything,
  run: async ({ subject }) => ok({ personId: subject.personId, ...whoOf(subject) }),
})

export type AskCopyView = z.output<typeof openAskCopy.output>

export const askCopy = operation({
  name: 'rights.ask-copy',
  action: 'write',
  summary: 'Ask for a copy of everything about a person',
  api: { method: 'POST', path: '/persons/{personId}/copies' },
  input: ofPerson,
  output: z.object({ personId: z.string() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  stepUp: holdsEverything,
  run: async ({ trx, granted, subject, now, locale }) => {
    const { personId } = subject
    const { accountId } = granted
    if (accountId === undefined) throw new Error('Only an account may edit a person.')
    // One at a time: who asks twice is shown the one that is being made.
    const waiting = (await copiesOf(trx, granted, now)).some(
      (row) => row.ready_at === null && row.failed_at === null,
    )
    if (!waiting) {
      const id = randomUUID()
      await insertCopy(trx, granted, { id, locale, now, expiresAt: new Date(now.getTime() + keptFor) })
      await enqueue(trx, { job: makeCopy, payload: { copyId: id, accountId } }, { key: `copy:${id}` })
    }
    return ok({ personId })
  },
})
