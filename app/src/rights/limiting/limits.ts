import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { consentChanged } from '../../consent/index.ts'
import { whoOf, whoView } from '../../health/index.ts'
import { dataKeyOf, mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { publish } from '../../platform/events/index.ts'
import { ok } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import { problemWords } from '../rights.problems.ts'
import { beginRestriction, endRestriction, insertObjection, limitsOf } from './limits.sql.ts'

/** What somebody may object to: that which rests on our interest, not on a consent that can be taken back. */
export const objectable = ['counts', 'caps', 'mails', 'other'] as const

const ofPerson = z.object({ personId: z.uuid() })

const placeOf = (owner: string, item: string) => ({
  table: 'rights.limit_fact',
  column: 'words_sealed',
  owner,
  item,
})

const keyFor = async (trx: Trx, services: Pick<Services, 'vault'>, personId: string) => {
  const key = await dataKeyOf(trx, services, personId)
  if (key === undefined) throw new Error('Whoever has no key any more was erased.')
  return key
}

export const readLimits = operation({
  name: 'rights.read-limits',
  action: 'read',
  summary: 'Whether the use of a person’s data is restricted, and what was objected to',
  api: { method: 'GET', path: '/persons/{personId}/limits' },
  input: ofPerson,
  output: z.object({
    personId: z.string(),
    ...whoView.shape,
    restrictedSince: z.string().optional(),
    objections: z.array(z.object({ about: z.enum(objectable), words: z.string(), at: z.string() })),
  }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  run: async ({ trx, granted, subject, services }) => {
    const { personId } = subject
    const rows = await limitsOf(trx, granted)
    const key = await keyFor(trx, services, personId)
    const current = rows.find(({ kind, ended_at }) => kind === 'restriction' && ended_at === null)
    return ok({
      personId,
      ...whoOf(subject),
      restrictedSince: current?.at.toISOString(),
      objections: rows.flatMap(({ id, about, words_sealed, at }) =>
        words_sealed === null
          ? []
          : [
              {
                about: z.enum(objectable).parse(about),
                words: services.vault.open(key, placeOf(personId, id), words_sealed),
                at: at.toISOString(),
              },
            ],
      ),
    })
  },
})

export type Limits = z.output<typeof readLimits.output>

/** Matching, counts and research leave the person out from the next answer on; nothing is deleted. */
export const restrict = operation({
  name: 'rights.restrict',
  action: 'write',
  summary: 'Restrict, or allow again, the use of a person’s data for anything but keeping and showing them',
  api: { method: 'POST', path: '/persons/{personId}/restriction' },
  input: ofPerson.extend({ restricted: z.enum(['yes', 'no']) }),
  output: z.object({ personId: z.string(), restricted: z.boolean() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  run: async ({ trx, granted, subject: { personId }, input, now }) => {
    const restricted = input.restricted === 'yes'
    if (restricted) await beginRestriction(trx, granted, { id: randomUUID(), now })
    else await endRestriction(trx, granted, now)
    await publish(trx, consentChanged, { personId })
    return ok({ personId, restricted })
  },
})

export const object = operation({
  name: 'rights.object',
  action: 'write',
  summary: 'Object to a use of a person’s data that rests on no consent',
  api: { method: 'POST', path: '/persons/{personId}/objections' },
  input: ofPerson.extend({ about: z.enum(objectable), words: z.string().trim().min(3).max(1000) }),
  output: z.object({ personId: z.string() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: problemWords,
  run: async ({ trx, granted, subject: { personId }, input, services, now }) => {
    const id = randomUUID()
    const key = await keyFor(trx, services, personId)
    const wordsSealed = services.vault.seal(key, placeOf(personId, id), input.words)
    await insertObjection(trx, granted, { id, about: input.about, wordsSealed, now })
    return ok({ personId })
  },
})
