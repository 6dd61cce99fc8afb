import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { ReadPage } from '../../platform/uploads/index.ts'
import type { Fact, PaperKind } from './paper.ts'

export type PaperRow = {
  readonly id: string
  readonly kind: PaperKind
  readonly person_id: string | null
  readonly account_id: string | null
  readonly sent_by: string | null
  readonly sent_at: Date
}

export type FactRow = {
  readonly paper_id: string
  readonly fact: Fact
  readonly by_account: string | null
  readonly reason: string | null
  readonly words_sealed: Buffer | null
  readonly at: Date
}

export type PageRow = {
  readonly file_id: string
  readonly number: number
  readonly width: number
  readonly height: number
}

/** Row-level security leaves a family its own papers and a validator the one taken. Before any verdict. */
export const uncheckedPaper = async (trx: Trx, paperId: string): Promise<PaperRow | undefined> => {
  const found = await sql<PaperRow>`
    select id, kind, person_id, account_id, sent_by, sent_at from trust.paper where id = ${paperId}`.execute(
    trx,
  )
  return found.rows[0]
}

/** A person's, or an account's own letters; newest first. */
export const uncheckedPapersOf = async (trx: Trx, owner: string): Promise<readonly PaperRow[]> => {
  const found = await sql<PaperRow>`
    select id, kind, person_id, account_id, sent_by, sent_at from trust.paper
    where person_id = ${owner} or account_id = ${owner} order by sent_at desc, id`.execute(trx)
  return found.rows
}

/** In the order they happened. */
export const uncheckedFactsOf = async (
  trx: Trx,
  paperIds: readonly string[],
): Promise<readonly FactRow[]> => {
  const found = await sql<FactRow>`
    select paper_id, fact, by_account, reason, words_sealed, at from trust.paper_fact
    where paper_id = any(${[...paperIds]}::uuid[]) order by id`.execute(trx)
  return found.rows
}

export const uncheckedPagesOf = async (trx: Trx, paperId: string): Promise<readonly PageRow[]> => {
  const found = await sql<PageRow>`
    select file_id, number, width, height from trust.paper_page where paper_id = ${paperId} order by number`.execute(
    trx,
  )
  return found.rows
}

export const insertPaper = async (
  trx: Trx,
  granted: Granted<'write'>,
  paper: { readonly id: string; readonly kind: PaperKind; readonly now: Date },
): Promise<void> => {
  const own = paper.kind === 'letter'
  await sql`
    insert into trust.paper (id, person_id, account_id, kind, sent_by, sent_at)
    values (${paper.id}, ${own ? null : granted.personId}, ${own ? granted.accountId : null}, ${paper.kind},
      ${granted.accountId}, ${paper.now})`.execute(trx)
}

export const insertPages = async (
  trx: Trx,
  _granted: Granted<'write'>,
  paperId: string,
  pages: readonly (Pick<ReadPage, 'width' | 'height'> & { readonly fileId: string })[],
): Promise<void> => {
  await sql`
    insert into trust.paper_page (file_id, paper_id, number, width, height)
    select file_id, ${paperId}::uuid, number, width, height from unnest(
      ${pages.map((page) => page.fileId)}::uuid[], ${pages.map((_, at) => at + 1)}::int[],
      ${pages.map((page) => page.width)}::int[], ${pages.map((page) => page.height)}::int[])
      as page (file_id, number, width, height)`.execute(trx)
}

export const insertFact = async (
  trx: Trx,
  granted: Granted<'write'>,
  fact: {
    readonly paperId: string
    readonly fact: Fact
    readonly reason?: string | undefined
    readonly wordsSealed?: Buffer | undefined
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    insert into trust.paper_fact (paper_id, fact, by_account, reason, words_sealed, at)
    values (${fact.paperId}, ${fact.fact}, ${granted.accountId}, ${fact.reason ?? null}, ${fact.wordsSealed ?? null},
      ${fact.now})`.execute(trx)
}

/** Two acts on one paper wait for each other. */
export const lockPapers = async (trx: Trx, owner: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`papers ${owner}`}, 0))`.execute(trx)
}

export const hasAgreedToMembership = async (trx: Trx, personId: string): Promise<boolean> => {
  const found = await sql<{ agreed: boolean }>`
    select trust.agreed_to_membership(${personId}) as agreed`.execute(trx)
  return found.rows[0]?.agreed === true
}

export const passedChecks = async (trx: Trx, personId: string): Promise<readonly string[]> => {
  const found = await sql<{ kind: string }>`select trust.passed_checks(${personId}) as kind`.execute(trx)
  return found.rows.map((row) => row.kind)
}
