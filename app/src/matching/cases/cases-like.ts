import type { Query } from '@share4rare/matching'
import type { Services } from '../../platform/services.ts'
import { type CaseMatchView, caseMatchOf } from './case.view.ts'

/** The published cases most like these symptoms, nearest first, with the reasons in codes; none where none is close. */
export const casesLike = (
  services: Pick<Services, 'matching'>,
  query: Query,
  top: number,
): readonly CaseMatchView[] => services.matching.cases(query, { top }).map(caseMatchOf)
