import type { Trx } from '../../platform/db/index.ts'
import type { Look } from '../papers/judgement.ts'
import { lookOf } from '../papers/judgement.ts'
import { decisiveFact } from '../papers/paper.ts'
import { type FactRow, type PaperRow, uncheckedFactsOf, uncheckedPaper } from '../papers/papers.sql.ts'
import { ownerOf } from '../papers/papers.ts'
import { uncheckedTakenBy } from './checking.sql.ts'

/** A paper as the subject of checking: who has it, and which look it waits for. */
export type TakenPaper = {
  readonly row: PaperRow
  readonly owner: string
  readonly facts: readonly FactRow[]
  readonly last: FactRow | undefined
  readonly look: Look
  readonly takenBy: string | undefined
}

export const takenPaper = async ({
  trx,
  input,
}: {
  readonly trx: Trx
  readonly input: { readonly paperId: string }
}): Promise<TakenPaper | undefined> => {
  const row = await uncheckedPaper(trx, input.paperId)
  if (row === undefined) return undefined
  const facts = await uncheckedFactsOf(trx, [row.id])
  const look = lookOf(facts)
  if (look === undefined) return undefined
  const takenBy = await uncheckedTakenBy(trx, row.id)
  return { row, owner: ownerOf(row), facts, last: decisiveFact(facts), look, takenBy }
}

export const personOf = ({ row }: TakenPaper): string | undefined => row.person_id ?? undefined
