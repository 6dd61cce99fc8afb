import type { StoredCodes } from '../../vocabulary/index.ts'
import { caseTermsInUse, moveCaseTerm } from './cases.sql.ts'

/** Published cases follow to the terms in force; their diagnoses stay as the papers' curators coded them. */
export const moveCaseCodes: StoredCodes = async (trx, { currentSymptom }) => {
  const moved = []
  for (const from of await caseTermsInUse(trx)) {
    const to = currentSymptom(from)
    if (to === undefined || to === from) continue
    moved.push({ what: 'published cases', from, to, rows: await moveCaseTerm(trx, { from, to }) })
  }
  return moved
}
