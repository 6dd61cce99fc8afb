import { z } from 'zod'
import { operation, signedIn } from '../../access/index.ts'
import { whoOf } from '../../health/index.ts'
import { personsOf } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok } from '../../platform/result/index.ts'
import { draftRows } from '../person/draft.sql.ts'
import { nextStep } from '../person/next-step.ts'
import { openCarried } from '../try-out/carried.ts'

const personView = z.object({
  personId: z.uuid(),
  who: z.object({ who: z.enum(['you', 'named', 'mourned', 'unnamed']), name: z.string() }),
  relation: z.enum(['self', 'legal-representative', 'second-relative']),
  tier: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  mourned: z.boolean(),
  /** Kept as history: the same child was entered twice. */
  joined: z.boolean(),
  symptoms: z.int(),
  next: z.enum(['about', 'symptoms', 'agreement', 'done']),
})

const homeView = z.object({ nickname: z.string(), persons: z.array(personView), carried: z.int() })

export type HomeView = z.output<typeof homeView>
export type HomePerson = z.output<typeof personView>

export const openHome = operation({
  name: 'onboarding.open-home',
  action: 'read',
  summary: 'The persons an account acts for, and what comes next for each',
  api: { method: 'GET', path: '/home' },
  input: z.object({}),
  output: homeView,
  subject: () => ({}),
  policy: signedIn('everybody has a page of their own'),
  run: async ({ trx, actor, services, client }) => {
    if (actor.kind !== 'account') throw new Error('The policy lets only accounts in.')
    const persons = await personsOf(trx, services, actor.accountId)
    const ids = persons.map(({ personId }) => personId)
    const drafts = await inHealth(trx, (health) => draftRows(health, ids))
    const byPerson = new Map(drafts.map((draft) => [draft.person_id, draft]))
    return ok({
      nickname: actor.nickname,
      carried: openCarried(services.vault, client.held('try-out')).length,
      persons: persons.map((person) => {
        const draft = byPerson.get(person.personId)
        const symptoms = draft?.symptoms ?? 0
        const facts = {
          hasProfile: draft?.has_profile ?? false,
          symptoms,
          isMember: draft?.is_member ?? false,
        }
        const { personId, relation, tier, mourned, joined } = person
        return {
          personId,
          who: whoOf(person),
          relation,
          tier,
          mourned,
          joined,
          symptoms,
          next: nextStep({ relation, ...facts }),
        }
      }),
    })
  },
})
