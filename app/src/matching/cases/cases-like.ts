import type { Asked } from '../engine/asked.ts'
import { type CaseMatchView, caseMatchOf } from './case.view.ts'

/** The published cases most like these symptoms, nearest first, with the reasons in codes; none where none is close. */
export const casesLike = (asked: Asked, top: number): readonly CaseMatchView[] =>
  asked.cases({ top }).map(caseMatchOf)
