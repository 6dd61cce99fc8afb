import { formShowing, page, type Route } from '../access/index.ts'
import { CasePage } from './cases/case.page.tsx'
import { readCase } from './cases/read-case.ts'
import { LikeMePage, likeMePath } from './like-me/like-me.page.tsx'
import { MatchPage } from './like-me/match.page.tsx'
import { peopleLikeMe } from './like-me/people-like-me.ts'
import { whyThisMatch } from './like-me/why-this-match.ts'

import { DiseasesPage, diseasesPath } from './professionals/diseases.page.tsx'
import { openDiseaseRanking, rankDiseases } from './professionals/rank-diseases.ts'

export const matchingRoutes: readonly Route[] = [
  page('/cases/:caseId', {
    operation: readCase,
    shared: true,
    view: (visit, published) => <CasePage visit={visit} published={published} />,
  }),
  page('/persons/:personId/like-me', {
    operation: peopleLikeMe,
    view: (visit, found) => <LikeMePage visit={visit} found={found} />,
  }),
  page('/persons/:personId/like-me/:otherId', {
    operation: whyThisMatch,
    elsewhere: (_, { state, personId }) => (state === 'gone' ? `${likeMePath(personId)}?gone=1` : undefined),
    view: (visit, match) => <MatchPage visit={visit} match={match} />,
  }),
  page(diseasesPath, { operation: openDiseaseRanking, view: (visit) => <DiseasesPage visit={visit} /> }),
  formShowing(diseasesPath, {
    operation: rankDiseases,
    view: (visit, value) => <DiseasesPage visit={visit} value={value} />,
    again: (visit, failure) => <DiseasesPage visit={visit} failure={failure} />,
  }),
]
