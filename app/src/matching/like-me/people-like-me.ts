import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { whoOf } from '../../health/index.ts'
import { mayRead, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok } from '../../platform/result/index.ts'
import { caseMatchView } from '../cases/case.view.ts'
import { casesLike } from '../cases/cases-like.ts'
import { bands } from '../counts/band.ts'
import { bandFor } from '../counts/counts.sql.ts'
import type { Topic } from '../engine/topics.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { filterFields, isFiltered } from './filters.ts'
import { type FoundMembers, findMembers } from './find-members.ts'
import { listedMember } from './member.view.ts'
import { isValidated, membersOpen } from './members-open.ts'
import { ownProfile } from './own-profile.sql.ts'
import { whoFields } from './who.view.ts'

const casesShown = 6

const suggestion = z.object({
  kind: z.enum(['organisation', 'page']),
  title: z.string(),
  text: z.string(),
  href: z.string(),
})

const topic = z.object({ groupId: z.string(), because: z.array(z.string()) })

const topicTold = ({ groupId, because }: Topic) => ({ groupId, because: [...because] })

export const peopleLikeMeView = z.object({
  personId: z.string(),
  who: whoFields,
  members: z.enum(['open', 'agreement', 'tier', 'consent', 'rest']),
  /** The person's own symptoms, as said. */
  present: z.array(z.string()),
  diseaseIds: z.array(z.string()),
  same: z.array(listedMember),
  others: z.array(listedMember),
  capReached: z.boolean(),
  filters: z.object(filterFields),
  filtered: z.boolean(),
  cases: z.array(caseMatchView),
  count: z.object({ term: z.string(), band: z.enum(bands) }).optional(),
  /** Groups of diseases, never one disease: where the symptoms speak clearly for one. */
  topics: z.array(topic),
  suggestions: z.array(suggestion),
})
export type PeopleLikeMe = z.output<typeof peopleLikeMeView>

const nobodyFound: FoundMembers = { same: [], others: [], capReached: false }

export const peopleLikeMe = operation({
  name: 'matching.people-like-me',
  action: 'read',
  summary: 'The published cases and, for validated members, the people most like a person, with reasons',
  api: { method: 'GET', path: '/persons/{personId}/like-me' },
  input: z.object({
    personId: z.uuid(),
    ...filterFields,
    symptom: z.preprocess((value) => (value === '' ? undefined : value), z.string().max(20).optional()),
  }),
  output: peopleLikeMeView,
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: ({ personId }) => personId,
  opensOthers: (actor, subject) => subject.relation === 'second-relative' || isValidated(actor, subject),
  run: async ({ trx, actor, granted, subject, input, now, services, locale }) => {
    const [open, own] = await inHealth(trx, (health) =>
      Promise.all([membersOpen(health, actor, subject), ownProfile(health, granted)]),
    )
    const { personId, symptom, ...filters } = input
    const isShut = open === 'agreement' || open === 'rest'
    const { resolveDisease } = vocabularyOf(services)
    const diseaseIds = [...new Set(own.diseaseIds.map((id) => resolveDisease(id) ?? id))]
    const asked = services.matching.ask(own)
    const found =
      open === 'open'
        ? await findMembers(trx, services, { granted, asked, diseaseIds, filters, now })
        : nobodyFound
    const counted = own.present.find((term) => term === symptom) ?? own.present[0]
    const count =
      isShut || counted === undefined ? undefined : { term: counted, band: await bandFor(trx, counted) }
    return ok({
      personId,
      who: whoOf(subject),
      members: open,
      present: [...own.present],
      diseaseIds,
      same: [...found.same],
      others: [...found.others],
      capReached: found.capReached,
      filters,
      filtered: isFiltered(filters),
      cases: isShut ? [] : [...casesLike(asked, casesShown)],
      ...(count === undefined ? {} : { count }),
      topics: isShut ? [] : asked.topics(diseaseIds).map(topicTold),
      suggestions: [...services.suggestions.about({ diseases: diseaseIds, terms: own.present, locale })],
    })
  },
})
