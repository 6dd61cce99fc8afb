import type { Examples } from '../access/index.ts'
import type { Services } from '../platform/services.ts'
import { aPublishedCase, publishCases } from './matching.factory.ts'

export const examples: Examples = {
  'matching.read-case': (world) => ({ caseId: world.ids.publishedCaseId }),
  'matching.people-like-me': (world) => ({ personId: world.mother.personId }),
  'matching.why-this-match': (world) => ({
    // Only somebody validated meets members.
    personId: world.member.personId,
    otherId: world.mother.personId,
  }),
  'matching.open-disease-ranking': () => ({}),
  'matching.rank-diseases': () => ({ words: 'falls a lot, HP:0003551' }),
  'matching.report-crawl': (world) => ({ accountId: world.mother.accountId }),
}

/** What the examples need in the world: one published case. */
export const furnishMatching = async (services: Services): Promise<Readonly<Record<string, string>>> => {
  const one = aPublishedCase()
  await publishCases(services, [one])
  return { publishedCaseId: one.id }
}
