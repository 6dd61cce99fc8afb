import { sql } from 'kysely'
import type { Trx } from '../platform/db/index.ts'
import type { Fact, PaperKind } from './papers/paper.ts'

/** No policy was asked: row-level security alone decides for whoever the transaction acts for. */
export const uncheckedInsertPaper = async (
  trx: Trx,
  paper: {
    readonly id: string
    readonly personId: string
    readonly kind: PaperKind
    readonly sentBy: string
    readonly at: Date
    readonly pages: readonly { readonly fileId: string; readonly width: number; readonly height: number }[]
  },
): Promise<void> => {
  await sql`
    insert into trust.paper (id, person_id, kind, sent_by, sent_at)
    values (${paper.id}, ${paper.personId}, ${paper.kind}, ${paper.sentBy}, ${paper.at})`.execute(trx)
  for (const [at, page] of paper.pages.entries())
    await sql`
      insert into trust.paper_page (file_id, paper_id, number, width, height)
      values (${page.fileId}, ${paper.id}, ${at + 1}, ${page.width}, ${page.height})`.execute(trx)
}

export const uncheckedInsertFact = async (
  trx: Trx,
  fact: {
    readonly paperId: string
    readonly fact: Fact
    readonly by: string
    readonly reason: string | undefined
    readonly wordsSealed: Buffer | undefined
    readonly at: Date
  },
): Promise<void> => {
  await sql`
    insert into trust.paper_fact (paper_id, fact, by_account, reason, words_sealed, at)
    values (${fact.paperId}, ${fact.fact}, ${fact.by}, ${fact.reason ?? null}, ${fact.wordsSealed ?? null}, ${fact.at})`.execute(
    trx,
  )
}

export const uncheckedClaim = async (trx: Trx, paperId: string, by: string, at: Date): Promise<void> => {
  await uncheckedEndClaims(trx, by, at)
  await sql`
    insert into trust.paper_claim (paper_id, account_id, at) values (${paperId}, ${by}, ${at})`.execute(trx)
}

export const uncheckedEndClaims = async (trx: Trx, by: string, at: Date): Promise<void> => {
  await sql`
    update trust.paper_claim set ended_at = ${at} where account_id = ${by} and ended_at is null`.execute(trx)
}

export const someValidator = async (trx: Trx): Promise<string> => {
  const found = await sql<{ account_id: string }>`
    select account_id from people.staff_role where role = 'validator' and ended_at is null order by id desc limit 1`.execute(
    trx,
  )
  const first = found.rows[0]?.account_id
  if (first === undefined) throw new Error('Nobody in this world checks papers.')
  return first
}

export const uncheckedSign = async (
  trx: Trx,
  row: {
    readonly id: string
    readonly personId: string
    readonly accountId: string
    readonly text: { readonly version: number; readonly locale: string; readonly sha256: string }
    readonly nameSealed: Buffer
    readonly at: Date
  },
): Promise<void> => {
  await sql`
    insert into trust.signature (id, person_id, text_version, text_locale, text_sha256, name_sealed, capacity, by_account, at)
    values (${row.id}, ${row.personId}, ${row.text.version}, ${row.text.locale}, ${row.text.sha256}, ${row.nameSealed},
      'legal-representative', ${row.accountId}, ${row.at})`.execute(trx)
}
