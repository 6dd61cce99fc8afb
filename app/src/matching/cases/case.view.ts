import { z } from 'zod'
import type { CaseMatch } from '../engine/asked.ts'
import { nearnessFields, nearnessTold } from '../like-me/nearness.view.ts'
import { fullReasons, fullReasonsOf } from '../like-me/reasons.view.ts'

const caseFields = {
  caseId: z.string(),
  pmid: z.string(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  age: z.string().optional(),
  diseaseId: z.string().optional(),
  genes: z.array(z.string()),
} as const

export const caseView = z.object({
  ...caseFields,
  present: z.array(z.string()),
  excluded: z.array(z.string()),
  variants: z.array(z.string()),
})
export type CaseView = z.output<typeof caseView>

/** A published case beside somebody, with the reasons in codes. */
export const caseMatchView = z.object({ ...caseFields, ...nearnessFields, reasons: fullReasons })
export type CaseMatchView = z.output<typeof caseMatchView>

export const caseMatchOf = ({ published, match, nearness }: CaseMatch): CaseMatchView => ({
  caseId: published.id,
  pmid: published.pmid,
  sex: published.sex,
  ...(published.age === undefined ? {} : { age: published.age }),
  ...(published.diseaseId === undefined ? {} : { diseaseId: published.diseaseId }),
  genes: [...published.genes],
  ...nearnessTold(nearness),
  reasons: fullReasonsOf(match.explanation),
})
