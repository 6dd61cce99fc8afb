/** With a name, sure or not; without one there is nothing to look up. */
export const named = ['confirmed', 'suspected'] as const
export const statuses = [...named, 'undiagnosed'] as const

export type Diagnosis = {
  readonly entry: string
  readonly status: (typeof statuses)[number]
  readonly diseaseId: string | undefined
  /** The name as the person wrote it, where no disease of the vocabulary is meant. */
  readonly freeText: string | undefined
  readonly sinceYear: number | undefined
  readonly provenance: 'self' | 'document' | 'clinician'
  readonly recordedAt: Date
}

/** Two entries speak of the same thing: the same disease, or both say that there is no name for it yet. */
export const speaksOfTheSame = (
  a: Pick<Diagnosis, 'status' | 'diseaseId' | 'freeText'>,
  b: Pick<Diagnosis, 'status' | 'diseaseId' | 'freeText'>,
): boolean => {
  if (a.status === 'undiagnosed' || b.status === 'undiagnosed') return a.status === b.status
  return a.diseaseId === undefined
    ? b.diseaseId === undefined && a.freeText === b.freeText
    : a.diseaseId === b.diseaseId
}
