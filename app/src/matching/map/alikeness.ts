export type Alikeness = 'very' | 'quite' | 'some'

/** A word for the likeness of symptoms: a percentage would promise more than it holds. The steps are the rings of the map. */
export const alikeness = (score: number): Alikeness => {
  if (score >= 0.7) return 'very'
  return score >= 0.5 ? 'quite' : 'some'
}
