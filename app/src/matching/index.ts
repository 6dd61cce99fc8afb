import type { Module } from '../access/index.ts'
import { readCase } from './cases/read-case.ts'
import { countSymptoms } from './counts/count-symptoms.job.ts'
import { matchingListeners } from './engine/listeners.ts'
import { peopleLikeMe } from './like-me/people-like-me.ts'
import { whyThisMatch } from './like-me/why-this-match.ts'
import { matchingPersonal } from './matching.personal.ts'
import { matchingRoutes } from './matching.routes.tsx'
import { openDiseaseRanking, rankDiseases } from './professionals/rank-diseases.ts'
import { reportCrawl, reportCrawlLater } from './viewing/report-crawl.ts'

export { examples as matchingExamples, furnishMatching } from './access.examples.ts'
export type { CaseMatchView } from './cases/case.view.ts'
export { CaseCard, casePath } from './cases/case-card.tsx'
export { casesImport } from './cases/cases-import.command.ts'
export { casesLike } from './cases/cases-like.ts'
export { type ImportOptions, type ImportReport, importCases } from './cases/import-cases.ts'
export { moveCaseCodes } from './cases/move-case-codes.ts'
export { type MatchingService, matchingService } from './engine/matching-service.ts'
export { likeMePath } from './like-me/like-me.page.tsx'
export { MatchReasons, type ToldReasons } from './like-me/match-reasons.tsx'
export { type MatchInput, match } from './match-files/match.command.ts'
export { casesImported } from './matching.events.ts'
export { aPublishedCase, publishCases } from './matching.factory.ts'
export { diseasesPath } from './professionals/diseases.page.tsx'

export const matchingModule: Module = {
  name: 'matching',
  operations: [readCase, peopleLikeMe, whyThisMatch, openDiseaseRanking, rankDiseases, reportCrawl],
  routes: matchingRoutes,
  jobs: [countSymptoms, reportCrawlLater],
  listeners: matchingListeners,
  personal: matchingPersonal,
}
