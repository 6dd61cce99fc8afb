import type { MatchingVocabulary } from '../vocabulary.ts'

/** Fewer would nearly name a disease; more would say nothing worth reading about. */
const size = { least: 3, most: 150 } as const

export type DiseaseGroups = {
  /** By disease: the groups it belongs to. Empty where no release with a hierarchy is installed. */
  readonly of: ReadonlyMap<string, readonly string[]>
  /** Is the one group within the other? */
  readonly isWithin: (group: string, other: string) => boolean
}

type Vocabulary = Pick<MatchingVocabulary, 'describedDiseases' | 'diseaseParents'>

/**
 * Groups of diseases: what lies above them in Mondo, phenotypic series among it. A disease that is described itself is never
 * a group, though others lie below it: naming it would name a diagnosis.
 */
export const diseaseGroups = (vocabulary: Vocabulary): DiseaseGroups => {
  const described = vocabulary.describedDiseases()
  const isDescribed = new Set(described)
  const above = new Map<string, ReadonlySet<string>>()
  const allAbove = (id: string): ReadonlySet<string> => {
    const known = above.get(id)
    if (known !== undefined) return known
    const found = new Set<string>(vocabulary.diseaseParents(id))
    for (const each of found) for (const parent of vocabulary.diseaseParents(each)) found.add(parent)
    above.set(id, found)
    return found
  }
  const members = new Map<string, number>()
  for (const disease of described)
    for (const group of allAbove(disease)) members.set(group, (members.get(group) ?? 0) + 1)
  const isGroup = (id: string): boolean => {
    const count = members.get(id) ?? 0
    return !isDescribed.has(id) && count >= size.least && count <= size.most
  }
  return {
    of: new Map(described.map((disease) => [disease, [...allAbove(disease)].filter(isGroup)])),
    isWithin: (group, other) => allAbove(group).has(other),
  }
}
