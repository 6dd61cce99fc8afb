import { dataKeyOf } from '../../people/index.ts'
import type { DataKey, Place } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { type FactRow, type PaperRow, uncheckedFactsOf, uncheckedPapersOf } from './papers.sql.ts'

/** Where the pages of an owner's papers belong: bound into each of them. */
export const pagePlace = (owner: string): Omit<Place, 'item'> => ({
  table: 'trust.paper_page',
  column: 'file',
  owner,
})

/** What a validator wrote to the family about one paper. */
export const wordsPlace = (owner: string, paperId: string): Place => ({
  table: 'trust.paper_fact',
  column: 'words_sealed',
  owner,
  item: paperId,
})

/** Whose key seals a paper: the person's, or the account's that it is about. */
export const ownerOf = (paper: Pick<PaperRow, 'person_id' | 'account_id'>): string => {
  const owner = paper.person_id ?? paper.account_id
  if (owner === null) throw new Error('A paper belongs to a person or to an account.')
  return owner
}

export const keyOfOwner = async (
  trx: Trx,
  services: Pick<Services, 'vault'>,
  owner: string,
): Promise<DataKey> => {
  const key = await dataKeyOf(trx, services, owner)
  if (key === undefined) throw new Error('Whoever has no key any more has no papers.')
  return key
}

export type Paper = { readonly row: PaperRow; readonly facts: readonly FactRow[] }

export const uncheckedPapersWithFacts = async (trx: Trx, owner: string): Promise<readonly Paper[]> => {
  const rows = await uncheckedPapersOf(trx, owner)
  const facts = await uncheckedFactsOf(
    trx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ row, facts: facts.filter((fact) => fact.paper_id === row.id) }))
}
