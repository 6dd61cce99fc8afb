import { z } from 'zod'
import { anyone, operation } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { caseView } from './case.view.ts'
import { publishedCaseById } from './cases.sql.ts'
import { codesOfDiagnosis } from './published-case.ts'

export const readCase = operation({
  name: 'matching.read-case',
  action: 'read',
  summary: 'A case published in a medical paper',
  api: { method: 'GET', path: '/cases/{caseId}' },
  input: z.object({ caseId: z.string().min(1).max(210) }),
  output: caseView,
  subject: ({ trx, input }) => publishedCaseById(trx, input.caseId),
  policy: anyone('published cases are literature'),
  run: async ({ subject, services }) => {
    const { resolveDisease } = vocabularyOf(services)
    const codes = codesOfDiagnosis(subject)
    const diseaseId = codes.flatMap((code) => resolveDisease(code) ?? [])[0] ?? codes[0]
    return ok({
      caseId: subject.id,
      pmid: subject.pmid,
      sex: subject.sex,
      ...(subject.age === undefined ? {} : { age: subject.age }),
      ...(diseaseId === undefined ? {} : { diseaseId }),
      genes: [...subject.genes],
      present: [...subject.present],
      excluded: [...subject.excluded],
      variants: [...subject.variants],
    })
  },
})
