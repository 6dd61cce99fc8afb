import type { DiseaseTable } from './disease-table.ts'
import type { InformationContent } from './information-content.ts'

/** A symptom that both the query and the disease have, one of the two perhaps in a more specific form. */
export interface SharedSymptom {
  readonly term: string
  /** Its information content in nats. */
  readonly content: number
  /** The share of people with the disease who have it, 0..1, as far as annotations say. */
  readonly share: number
}

/** The most specific terms that a disease shares with a closed query, most telling first. */
export function explainDisease(of: {
  readonly table: DiseaseTable
  readonly ic: InformationContent
  readonly closed: ArrayLike<number>
  readonly row: number
}): readonly SharedSymptom[] {
  const { ic, row } = of
  const { ids } = ic.ontology
  const { starts, terms, share } = of.table.byDisease
  const asked = new Set(Array.from(of.closed))
  const shares = new Map<number, number>()
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
    const term = terms[at] ?? 0
    if (asked.has(term)) shares.set(term, share[at] ?? 0)
  }
  return Array.from(ic.ontology.tips([...shares.keys()]), (term) => ({
    term: ids[term] ?? '',
    content: ic.of(ids[term] ?? ''),
    share: shares.get(term) ?? 0,
  }))
    .filter(({ content }) => content > 0)
    .sort((a, b) => b.content - a.content || (a.term < b.term ? -1 : 1))
}
