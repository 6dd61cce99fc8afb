import { nobody } from '../platform/db/index.ts'
import type { Services } from '../platform/services.ts'
import { putCases } from './cases/cases.sql.ts'
import type { PublishedCase } from './cases/published-case.ts'

/** A boy of four who falls often, in a paper that nobody wrote. */
export const aPublishedCase = (wish: Partial<PublishedCase> = {}): PublishedCase => ({
  id: 'PPS:PMID_1_example',
  pmid: '1',
  cohort: 'EXAMPLE',
  sex: 'male',
  age: 'P4Y',
  present: ['HP:0002359'],
  excluded: [],
  diseaseId: 'OMIM:310200',
  diseaseEquivalents: ['MONDO:0010679'],
  genes: [],
  variants: [],
  ...wish,
})

/** Puts fictional literature into the database; who keeps it in memory is told to read again. */
export const publishCases = async (services: Services, cases: readonly PublishedCase[]): Promise<void> => {
  await services.database.begin('identity', nobody, (trx) =>
    putCases(trx, { cases, now: services.clock.now() }),
  )
  await services.matching.rebuild()
}
