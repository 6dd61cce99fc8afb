import type { AccountRole } from '../../access/index.ts'
import { facetsFor, symptomCodesFor } from '../../health/index.ts'
import { type Database, type IndexTrx, nobody } from '../../platform/db/index.ts'
import { allPublishedCases } from '../cases/cases.sql.ts'
import { codesOfDiagnosis, type PublishedCase } from '../cases/published-case.ts'
import type { MatchingVocabulary } from '../vocabulary.ts'
import { findablePersons } from './engine.sql.ts'

/** A member as the index keeps them: ids and codes, no name, no words. */
export type IndexedMember = {
  readonly personId: string
  readonly accountId: string
  readonly role: AccountRole
  readonly languages: readonly string[]
  readonly country: string | undefined
  readonly birthYear: number | undefined
  /** A confirmed diagnosis; a suspected one is among the diseases, too. */
  readonly diagnosed: boolean
  readonly diseaseIds: readonly string[]
  readonly present: readonly string[]
  readonly excluded: readonly string[]
}

export type IndexedCase = Omit<PublishedCase, 'diseaseId' | 'diseaseEquivalents'> & {
  /** The id the vocabulary knows the diagnosis by, else the paper's own code. */
  readonly diseaseId: string | undefined
}

type Vocabulary = Pick<MatchingVocabulary, 'resolveTerm' | 'resolveDisease'>

const known = (ids: readonly string[], { resolveTerm }: Vocabulary): readonly string[] => [
  ...new Set(ids.flatMap((id) => resolveTerm(id) ?? [])),
]

type Read = <T>(query: (index: IndexTrx, personId?: string) => Promise<T>) => Promise<T>

const members = async (read: Read, vocabulary: Vocabulary): Promise<readonly IndexedMember[]> => {
  const [findable, codeRows, facetRows] = await Promise.all([
    read(findablePersons),
    read(symptomCodesFor),
    read(facetsFor),
  ])
  const codes = new Map(codeRows.map((row) => [row.personId, row]))
  const facets = new Map(facetRows.map((row) => [row.personId, row]))
  return findable.flatMap((row) => {
    const own = codes.get(row.personId)
    const present = known(own?.present ?? [], vocabulary)
    // Somebody without a symptom the vocabulary knows cannot be near anybody.
    if (own === undefined || present.length === 0) return []
    const facet = facets.get(row.personId)
    return {
      ...row,
      country: facet?.country,
      birthYear: facet?.birthYear,
      diagnosed: facet?.diagnosed ?? false,
      diseaseIds: [...new Set((facet?.diseaseIds ?? []).map((id) => vocabulary.resolveDisease(id) ?? id))],
      present,
      excluded: known(own.excluded, vocabulary),
    }
  })
}

/**
 * Everybody whom members may find; through the role that sees nothing but their codes. In three transactions side by side: who
 * changes between two of them is read again by the event of that change.
 */
export const readMembers = (database: Database, vocabulary: Vocabulary): Promise<readonly IndexedMember[]> =>
  members((query) => database.begin('index', nobody, (index) => query(index)), vocabulary)

/** One of them; undefined where nobody may find them. */
export const readMember = (
  database: Database,
  vocabulary: Vocabulary,
  personId: string,
): Promise<IndexedMember | undefined> =>
  database.begin('index', nobody, async (index) => {
    const [member] = await members((query) => query(index, personId), vocabulary)
    return member
  })

export const readAllCases = async (
  database: Database,
  vocabulary: Vocabulary,
): Promise<readonly IndexedCase[]> => {
  const all = await database.begin('index', nobody, allPublishedCases)
  return all.flatMap(({ diseaseId: _, diseaseEquivalents: __, ...one }, at) => {
    const present = known(one.present, vocabulary)
    const given = all[at]
    if (present.length === 0 || given === undefined) return []
    const codes = codesOfDiagnosis(given)
    const diseaseId = codes.flatMap((code) => vocabulary.resolveDisease(code) ?? [])[0] ?? codes[0]
    return { ...one, present, excluded: known(one.excluded, vocabulary), diseaseId }
  })
}
