import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation, signedIn } from '../../access/index.ts'
import { personsOf } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { problemWords } from '../rights.problems.ts'
import { cannotBeUndone, confirmation, dueAfter, isTyped } from './confirmation.ts'
import { eraseAccount } from './erase.ts'
import { insertErasure, markCancelled, personsOnlyOf, waitingErasure } from './erasing.sql.ts'

const ownAccount = signedIn('one’s own account')

export const openAccountErase = operation({
  name: 'rights.open-account-erase',
  action: 'read',
  summary: 'What erasing my account would erase with it, and whether that is waiting',
  api: { method: 'GET', path: '/account/erasure' },
  input: z.object({}),
  output: z.object({
    goes: z.array(z.object({ name: z.string() })),
    stays: z.array(z.object({ name: z.string() })),
    dueAt: z.string().optional(),
  }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: ownAccount,
  stepUp: cannotBeUndone,
  run: async ({ trx, subject: { accountId }, services }) => {
    const only = new Set(await personsOnlyOf(trx, accountId))
    const persons = await personsOf(trx, services, accountId)
    const named = (goes: boolean) =>
      persons.filter(({ personId }) => only.has(personId) === goes).map(({ name }) => ({ name: name ?? '' }))
    const waiting = await waitingErasure(trx, { accountId })
    return ok({ goes: named(true), stays: named(false), dueAt: waiting?.due_at.toISOString() })
  },
})

export type AccountEraseView = z.output<typeof openAccountErase.output>

export const askAccountErase = operation({
  name: 'rights.erase-account',
  action: 'write',
  summary: 'Erase my account and the persons nobody else acts for, now or in 14 days (page only)',
  input: z.object(confirmation),
  output: z.object({ done: z.boolean() }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: ownAccount,
  stepUp: cannotBeUndone,
  problems: problemWords,
  endsOwnAccess: 'an erased account has no session',
  run: async ({ trx, subject: { accountId }, input, services, client, locale, now }) => {
    if (!isTyped(locale, input.typed)) return refuse('not-typed', { field: 'typed' })
    if ((await waitingErasure(trx, { accountId })) === undefined) {
      const dueAt = input.when === 'now' ? now : dueAfter(now)
      await insertErasure(trx, { id: randomUUID(), about: { accountId }, by: accountId, now, dueAt })
    }
    if (input.when === 'now') {
      await eraseAccount(trx, services, accountId)
      client.forget('session')
    }
    return ok({ done: input.when === 'now' })
  },
})

export const cancelAccountErase = operation({
  name: 'rights.cancel-account-erase',
  action: 'write',
  summary: 'Keep my account, whose erasure is waiting',
  api: { method: 'POST', path: '/account/erasure/cancel' },
  input: z.object({}),
  output: z.object({}),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: ownAccount,
  problems: problemWords,
  run: async ({ trx, subject: { accountId }, now }) => {
    const waiting = await waitingErasure(trx, { accountId })
    if (waiting === undefined) return refuse('nothing-to-cancel')
    await markCancelled(trx, waiting.id, now)
    return ok({})
  },
})
