import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { whoOf, whoView } from '../../health/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { problemWords } from '../rights.problems.ts'
import { cannotBeUndone, confirmation, dueAfter, isTyped } from './confirmation.ts'
import { erasePerson } from './erase.ts'
import { insertErasure, markCancelled, waitingErasure } from './erasing.sql.ts'

const ofPerson = z.object({ personId: z.uuid() })

/** What would go, what stays and why, and whether an erasure waits already. */
export const openErase = operation({
  name: 'rights.open-erase',
  action: 'read',
  summary: 'Whether the erasure of a person is waiting, and until when it can be cancelled',
  api: { method: 'GET', path: '/persons/{personId}/erasure' },
  input: ofPerson,
  output: z.object({ personId: z.string(), ...whoView.shape, dueAt: z.string().optional() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  stepUp: cannotBeUndone,
  run: async ({ trx, subject }) => {
    const { personId } = subject
    const waiting = await waitingErasure(trx, { personId })
    return ok({ personId, ...whoOf(subject), dueAt: waiting?.due_at.toISOString() })
  },
})

export type EraseView = z.output<typeof openErase.output>

export const askErase = operation({
  name: 'rights.erase-person',
  action: 'write',
  summary: 'Erase a person, now or in 14 days (page only: it asks for a typed word)',
  input: ofPerson.extend(confirmation),
  output: z.object({ personId: z.string(), done: z.boolean() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  stepUp: cannotBeUndone,
  problems: problemWords,
  endsOwnAccess: 'who erases a person has nothing left to act for',
  run: async ({ trx, granted, subject, input, services, locale, now }) => {
    const { personId } = subject
    const { accountId } = granted
    if (accountId === undefined) throw new Error('Only an account may edit a person.')
    if (!isTyped(locale, input.typed)) return refuse('not-typed', { field: 'typed' })
    const waiting = await waitingErasure(trx, { personId })
    if (waiting === undefined) {
      const dueAt = input.when === 'now' ? now : dueAfter(now)
      await insertErasure(trx, { id: randomUUID(), about: { personId }, by: accountId, now, dueAt })
    }
    if (input.when === 'now') await erasePerson(trx, services, personId)
    return ok({ personId, done: input.when === 'now' })
  },
})

/** Anybody who may edit the person may stop it, not only who asked: two parents may disagree. */
export const cancelErase = operation({
  name: 'rights.cancel-erase',
  action: 'write',
  summary: 'Keep a person whose erasure is waiting',
  api: { method: 'POST', path: '/persons/{personId}/erasure/cancel' },
  input: ofPerson,
  output: z.object({ personId: z.string() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: problemWords,
  run: async ({ trx, subject, now }) => {
    const { personId } = subject
    const waiting = await waitingErasure(trx, { personId })
    if (waiting === undefined) return refuse('nothing-to-cancel')
    await markCancelled(trx, waiting.id, now)
    return ok({ personId })
  },
})
