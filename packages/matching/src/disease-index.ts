import { MatchingError } from './error.ts'

/** One disease with the other ids it is known under, such as those of ORPHA, OMIM and Mondo. */
export interface DiseaseRecord {
  readonly id: string
  readonly alternatives?: readonly string[]
}

/**
 * A number for each disease, shared by whoever weighs diseases for a query and the engine that adds what they weigh:
 * entry `i` of a bonus vector belongs to the disease `ids[i]`.
 */
export interface DiseaseIndex {
  readonly size: number
  /** The main id of each disease; its position is its number. */
  readonly ids: readonly string[]
  /** The number behind a main or alternative id; `undefined` when nobody knows it. */
  indexOf(id: string): number | undefined
}

/**
 * Numbers diseases in the order given. Throws `duplicate-disease` when two records claim one id.
 *
 * ```ts
 * const diseases = buildDiseaseIndex([{ id: 'OMIM:154700', alternatives: ['ORPHA:284963'] }])
 * diseases.indexOf('ORPHA:284963') // 0
 * ```
 */
export function buildDiseaseIndex(records: readonly DiseaseRecord[]): DiseaseIndex {
  const known = new Map<string, number>()
  const claim = (id: string, number: number): void => {
    if ((known.get(id) ?? number) !== number) {
      throw new MatchingError('duplicate-disease', `Two diseases claim the id ${JSON.stringify(id)}`, id)
    }
    known.set(id, number)
  }
  records.forEach(({ id }, number) => {
    if (known.has(id)) claim(id, -1)
    claim(id, number)
  })
  records.forEach(({ alternatives = [] }, number) => {
    for (const id of alternatives) claim(id, number)
  })
  return Object.freeze({
    size: records.length,
    ids: Object.freeze(records.map(({ id }) => id)),
    indexOf: (id: string) => known.get(id),
  })
}
