export type CaseSex = 'female' | 'male' | 'other' | 'unknown'

/** A person described in a medical paper. Literature: never a member, never to be contacted. */
export type PublishedCase = {
  readonly id: string
  readonly pmid: string
  readonly cohort: string
  readonly sex: CaseSex
  /** An ISO 8601 duration such as `P4Y6M`, as the paper gives it. */
  readonly age: string | undefined
  readonly present: readonly string[]
  readonly excluded: readonly string[]
  /** The diagnosis as the paper's curators coded it, and the same disease under other codes. */
  readonly diseaseId: string | undefined
  readonly diseaseEquivalents: readonly string[]
  readonly genes: readonly string[]
  readonly variants: readonly string[]
}

/** Where the table of cases comes from: said on every page that shows one. */
export const casesSource = {
  name: 'Phenopacket Store',
  address: 'https://github.com/monarch-initiative/phenopacket-store',
  licence: 'BSD-3-Clause',
} as const

export const paperAddress = (pmid: string): string => `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`

export type CaseAge = { readonly unit: 'years' | 'months' | 'days'; readonly count: number }

/** The age in its largest whole unit; days only in the first month. */
export const caseAge = (text: string | undefined): CaseAge | undefined => {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/.exec(text ?? '')
  if (found === null || text === 'P') return undefined
  const [years = 0, months = 0, weeks = 0, days = 0] = found.slice(1).map((part) => Number(part ?? 0))
  if (years > 0) return { unit: 'years', count: years }
  if (months > 0) return { unit: 'months', count: months }
  return { unit: 'days', count: weeks * 7 + days }
}

/** Every code the diagnosis is known under, the curators' own first. */
export const codesOfDiagnosis = (
  given: Pick<PublishedCase, 'diseaseId' | 'diseaseEquivalents'>,
): readonly string[] =>
  given.diseaseId === undefined ? given.diseaseEquivalents : [given.diseaseId, ...given.diseaseEquivalents]
