import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { PaperKind } from '../papers/paper.ts'

export type QueueRow = {
  readonly paper_id: string
  readonly kind: PaperKind
  readonly state: string
  readonly since: Date
  readonly taken: boolean
  readonly mine: boolean
  readonly may_take: boolean
}

/** What waits for the acting validator, longest first. The database leaves out what is not theirs to check. */
export const uncheckedQueue = async (trx: Trx): Promise<readonly QueueRow[]> => {
  const found = await sql<QueueRow>`
    select paper_id, kind, state, since, taken, mine, may_take from trust.waiting_papers() order by since, paper_id`.execute(
    trx,
  )
  return found.rows
}

/** False where somebody else was a moment quicker, or where the validator has another paper already. */
export const insertClaim = async (
  trx: Trx,
  granted: Granted<'write'>,
  claim: { readonly paperId: string; readonly now: Date },
): Promise<boolean> => {
  const inserted = await sql`
    insert into trust.paper_claim (paper_id, account_id, at) values (${claim.paperId}, ${granted.accountId}, ${claim.now})
    on conflict do nothing`.execute(trx)
  return Number(inserted.numAffectedRows ?? 0) === 1
}

export const endClaim = async (
  trx: Trx,
  granted: Granted<'write'>,
  claim: { readonly paperId: string; readonly now: Date },
): Promise<void> => {
  await sql`
    update trust.paper_claim set ended_at = ${claim.now}
    where paper_id = ${claim.paperId} and account_id = ${granted.accountId} and ended_at is null`.execute(trx)
}

export const uncheckedTakenBy = async (trx: Trx, paperId: string): Promise<string | undefined> => {
  const found = await sql<{ account_id: string }>`
    select account_id from trust.paper_claim where paper_id = ${paperId} and ended_at is null`.execute(trx)
  return found.rows[0]?.account_id
}

/** The paper the acting validator has now. */
export const uncheckedTakenPaper = async (trx: Trx, accountId: string): Promise<string | undefined> => {
  const found = await sql<{ paper_id: string }>`
    select paper_id from trust.paper_claim where account_id = ${accountId} and ended_at is null`.execute(trx)
  return found.rows[0]?.paper_id
}

export const uncheckedStatedDiagnoses = async (
  trx: Trx,
  paperId: string,
): Promise<readonly { readonly status: string; readonly disease_id: string | null }[]> => {
  const found = await sql<{ status: string; disease_id: string | null }>`
    select status, disease_id from trust.stated_diagnoses(${paperId})`.execute(trx)
  return found.rows
}
