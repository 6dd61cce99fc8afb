import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation, signedIn } from '../../access/index.ts'
import { currentText, recordDecisions } from '../../consent/index.ts'
import { newDataKey, personsOf, renamePerson, startRepresentation } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { onboardingProblems } from '../onboarding.problems.ts'
import { roles } from '../register/about.ts'
import { deleteRegistrationsOf } from '../register/registration.sql.ts'
import { roleOfAccount } from '../register/registration.ts'
import { openCarried } from '../try-out/carried.ts'
import { insertDraftPerson, lockPersonsToBe } from './draft.sql.ts'

export const relations = ['self', 'child', 'adult'] as const

const mostPersons = 12

/** The person about to be made: the id comes first, so that the consent and the audit have whom to belong to. */
const personToBe = () => ({ personId: randomUUID() })

export const openNewPerson = operation({
  name: 'onboarding.open-new-person',
  action: 'read',
  summary: 'Step 3 begins: what is known already, and the words of the first consent (page only)',
  input: z.object({}),
  output: z.object({
    role: z.enum(roles).optional(),
    isFirst: z.boolean(),
    hasSelf: z.boolean(),
    mayWait: z.boolean(),
    carried: z.int(),
    consent: z.string(),
  }),
  subject: () => ({}),
  policy: signedIn('anybody with an account may act for somebody'),
  run: async ({ trx, actor, services, client, locale }) => {
    if (actor.kind !== 'account') throw new Error('The policy lets only accounts in.')
    const persons = await personsOf(trx, services, actor.accountId)
    const role = await roleOfAccount(trx, services, actor.accountId)
    return ok({
      ...(role === undefined ? {} : { role }),
      isFirst: persons.length === 0,
      hasSelf: persons.some(({ relation }) => relation === 'self'),
      mayWait: actor.role !== 'patient' && actor.role !== 'caregiver',
      carried: openCarried(services.vault, client.held('try-out')).length,
      consent: currentText('keep-draft', locale).body,
    })
  },
})

export const addPerson = operation({
  name: 'onboarding.add-person',
  action: 'write',
  summary: 'Begin a person’s draft, with the consent to keep it',
  api: { method: 'POST', path: '/persons' },
  input: z.object({
    keepDraft: z.literal('yes').optional(),
    relation: z.enum(relations),
    name: z.string().trim().max(60).optional(),
  }),
  output: z.object({ personId: z.uuid() }),
  subject: personToBe,
  policy: signedIn('anybody with an account may act for somebody'),
  person: ({ personId }) => personId,
  problems: onboardingProblems,
  run: async ({ trx, actor, granted, subject: { personId }, input, services, client, locale, now }) => {
    if (actor.kind !== 'account') throw new Error('The policy lets only accounts in.')
    if (input.keepDraft !== 'yes') return refuse('draft-consent-needed', { field: 'keepDraft' })
    const { accountId } = actor
    await lockPersonsToBe(trx, granted)
    const persons = await personsOf(trx, services, accountId)
    if (persons.length >= mostPersons) return refuse('too-many-persons', { values: { most: mostPersons } })
    if (input.relation === 'self' && persons.some((one) => one.relation === 'self'))
      return refuse('self-is-there', { field: 'relation' })
    const relation = input.relation === 'self' ? 'self' : 'legal-representative'
    await newDataKey(trx, services, personId)
    await insertDraftPerson(trx, granted, now)
    await startRepresentation(trx, { accountId, personId, relation, now })
    if (input.name !== undefined && input.name !== '') await renamePerson(trx, services, granted, input.name)
    const choices = [{ purpose: 'keep-draft', given: true }] as const
    await inHealth(trx, (health) => recordDecisions(health, granted, { relation, choices, locale, now }))
    await deleteRegistrationsOf(trx, accountId)
    client.forget('registration')
    return ok({ personId })
  },
})
