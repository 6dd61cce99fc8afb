import { z } from 'zod'
import { allow, deny, operation, type Policy, policy } from '../../access/index.ts'
import { whoOf } from '../../health/index.ts'
import { endSessionsOf, mayRead, type PersonSubject, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { ok } from '../../platform/result/index.ts'
import { firstShownTo, recordSuggestions } from '../suggested/suggestions.sql.ts'
import { askForProfile, countProfile } from '../viewing/caps.ts'
import { reportCrawlLater } from '../viewing/report-crawl.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { openedMember, openedMemberOf } from './member.view.ts'
import { membersStillShown } from './members.sql.ts'
import { isValidated, membersOpen } from './members-open.ts'
import { ownProfile } from './own-profile.sql.ts'
import { whoFields } from './who.view.ts'

const meetsMembers: Policy<PersonSubject> = policy(
  'the person, their legal representative, or their second relative; validated both',
  (actor, subject, now) => {
    const verdict = mayRead.decide(actor, subject, now)
    if (!verdict.allowed) return verdict
    return isValidated(actor, subject) ? allow('validated, looks at a match') : deny('not validated')
  },
)

const view = z.object({
  personId: z.string(),
  who: whoFields,
  /** `gone`: nobody of that id can be shown, for whatever reason. `too-fast`: the session was ended. */
  state: z.enum(['open', 'gone', 'cap-reached', 'too-fast']),
  member: openedMember.optional(),
})
export type WhyThisMatch = z.output<typeof view>

export const whyThisMatch = operation({
  name: 'matching.why-this-match',
  action: 'read',
  summary: 'One member, and why they are like a person; counts against the day’s profiles',
  api: { method: 'GET', path: '/persons/{personId}/like-me/{otherId}' },
  input: z.object({ personId: z.uuid(), otherId: z.uuid() }),
  output: view,
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: meetsMembers,
  person: ({ personId }) => personId,
  opensOthers: () => true,
  run: async ({ trx, actor, granted, subject, input, now, services, client }) => {
    const { otherId } = input
    const about = { personId: subject.personId, who: whoOf(subject) }
    const gate = await askForProfile(trx, granted, { personId: otherId, now })
    if (gate === 'too-fast') {
      const accountId = granted.accountId ?? ''
      await endSessionsOf(trx, services, accountId)
      await enqueue(trx, { job: reportCrawlLater, payload: { accountId } }, { key: `crawl ${accountId}` })
      client.forget('session')
      services.log.warn({ accountId }, 'sessions ended: too many profiles asked for in an hour')
      return ok({ ...about, state: 'too-fast' as const })
    }
    if (gate === 'cap-reached') return ok({ ...about, state: 'cap-reached' as const })
    const { open, own } = await inHealth(trx, async (health) => ({
      open: await membersOpen(health, actor, subject),
      own: await ownProfile(health, granted),
    }))
    const allowed = await membersStillShown(trx, granted, { personIds: [otherId], now })
    const shown = allowed.get(otherId)
    const found = services.matching.ask(own).compare(otherId)
    if (open !== 'open' || shown === undefined || found === undefined)
      return ok({ ...about, state: 'gone' as const })
    await countProfile(trx, granted, { personId: otherId, now })
    await recordSuggestions(trx, granted, { matches: [found], record: services.matching.record(), now })
    const firstShown = await firstShownTo(trx, granted, otherId)
    const { resolveDisease } = vocabularyOf(services)
    const myDiseases = own.diseaseIds.map((id) => resolveDisease(id) ?? id)
    return ok({
      ...about,
      state: 'open' as const,
      member: openedMemberOf({ found, shown, myDiseases, firstShown }, now),
    })
  },
})
