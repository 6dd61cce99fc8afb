import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { mayEdit, provesPassword, uncheckedPersonFor } from '../../people/index.ts'
import { days } from '../../platform/clock/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { ok } from '../../platform/result/index.ts'
import { problemWords } from '../rights.problems.ts'
import { makeCopy } from './copies.job.ts'
import { copiesOf, insertCopy } from './copies.sql.ts'

const keptFor = days(7)

/** Asks for the password again: a copy of everything is what a thief of an open session would want. */
export const askCopy = operation({
  name: 'rights.ask-copy',
  action: 'write',
  summary: 'Ask for a copy of everything about a person (page only: it asks for the password again)',
  input: z.object({ personId: z.uuid(), password: z.string().min(1).max(1000) }),
  output: z.object({ personId: z.string(), asked: z.boolean() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: problemWords,
  run: async ({ trx, granted, subject, input, services, client, now, locale }) => {
    const { personId } = subject
    const { accountId } = granted
    if (accountId === undefined) throw new Error('Only an account may edit a person.')
    const proof = await provesPassword(trx, services, {
      accountId,
      password: input.password,
      client,
      holdsConnection: true,
    })
    if (!proof.ok) return proof
    if (!proof.value) return ok({ personId, asked: false })
    // One at a time: who asks twice is shown the one that is being made.
    const waiting = (await copiesOf(trx, granted, now)).some(
      (row) => row.ready_at === null && row.failed_at === null,
    )
    if (!waiting) {
      const id = randomUUID()
      await insertCopy(trx, granted, { id, locale, now, expiresAt: new Date(now.getTime() + keptFor) })
      await enqueue(trx, { job: makeCopy, payload: { copyId: id, accountId } }, { key: `copy:${id}` })
    }
    return ok({ personId, asked: true })
  },
})
