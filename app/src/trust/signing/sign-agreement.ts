import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { decisionsOf, textOf, wordOf } from '../../consent/index.ts'
import { mayEdit, mayRead, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { keyOfOwner } from '../papers/papers.ts'
import { tellAccount } from '../papers/tell-sender.ts'
import { trustProblems } from '../trust.problems.ts'
import { insertSignature, uncheckedSignature } from './signature.sql.ts'
import { signedNameIn, signedNamePlace } from './signature.ts'

/** Puts a typed name under the text that was agreed to: the same version, language and hash, nothing newer. */
export const signAgreement = operation({
  name: 'trust.sign-agreement',
  action: 'write',
  summary: 'Sign the agreement of membership with a typed name; a copy can be taken as PDF',
  api: { method: 'POST', path: '/persons/{personId}/signature' },
  input: z.object({ personId: z.uuid(), name: z.string().trim().min(2).max(120) }),
  output: z.object({ personId: z.string() }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: trustProblems,
  run: async ({ trx, granted, subject, input, services, now }) => {
    const { personId, relation } = subject
    if (relation !== 'self' && relation !== 'legal-representative')
      throw new Error('The policy lets only those sign who may edit the person.')
    const decisions = await inHealth(trx, (health) => decisionsOf(health, personId))
    // Each signs what they read themself: another's yes is not theirs.
    const decision = wordOf(decisions, 'membership', granted.accountId)
    if (decision?.choice !== 'given') return refuse('agree-first')
    const text = textOf('membership', decision.version, decision.locale)
    if (text === undefined) throw new Error('A text somebody agreed to is missing from the installation.')
    const id = randomUUID()
    const key = await keyOfOwner(trx, services, personId)
    await insertSignature(trx, granted, {
      id,
      text_version: text.version,
      text_locale: text.locale,
      text_sha256: text.sha256,
      name_sealed: services.vault.seal(key, signedNamePlace(personId, id), input.name),
      capacity: relation,
      at: now,
    })
    if (granted.accountId !== undefined)
      await tellAccount(trx, services, granted.accountId, {
        news: 'signed',
        path: `/persons/${personId}/signature`,
      })
    return ok({ personId })
  },
})

export const signatureView = z.object({
  personId: z.string(),
  name: z.string(),
  capacity: z.enum(['self', 'legal-representative']),
  at: z.string(),
  version: z.number(),
  locale: z.string(),
  sha256: z.string(),
  body: z.string(),
})
export type SignatureView = z.output<typeof signatureView>

export const readSignature = operation({
  name: 'trust.read-signature',
  action: 'read',
  summary: 'The signed agreement of membership: the text as it was read, who signed it and when',
  api: { method: 'GET', path: '/persons/{personId}/signature' },
  input: z.object({ personId: z.uuid() }),
  output: signatureView,
  subject: async ({ trx, input, actor, services }) => {
    const person = await uncheckedPersonFor(trx, services, actor, input.personId)
    const signature = person === undefined ? undefined : await uncheckedSignature(trx, person.personId)
    return person === undefined || signature === undefined ? undefined : { ...person, signature }
  },
  policy: mayRead,
  person: ({ personId }) => personId,
  opensOthers: (_, { relation }) => relation === 'second-relative',
  run: async ({ trx, subject, services }) => {
    const { personId, signature } = subject
    const key = await keyOfOwner(trx, services, personId)
    const text = textOf('membership', signature.text_version, signature.text_locale)
    if (text === undefined) throw new Error('A text somebody signed is missing from the installation.')
    return ok({
      personId,
      name: signedNameIn(services, key, personId, signature),
      capacity: signature.capacity,
      at: signature.at.toISOString(),
      version: signature.text_version,
      locale: signature.text_locale,
      sha256: signature.text_sha256,
      body: text.body,
    })
  },
})
