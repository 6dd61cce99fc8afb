import { sql } from 'kysely'
import type { Trx } from '../platform/db/index.ts'
import type { Fact, PaperKind } from './papers/paper.ts'
import type { ApplicationRow } from './professionals/application.sql.ts'

/** No policy was asked: row-level security alone decides for whoever the transaction acts for. */
export const uncheckedInsertPaper = async (
  trx: Trx,
  paper: {
    readonly id: string
    /** Nothing: the sender's own letter. */
    readonly personId: string | undefined
    readonly kind: PaperKind
    readonly sentBy: string
    readonly at: Date
    readonly pages: readonly { readonly fileId: string; readonly width: number; readonly height: number }[]
  },
): Promise<void> => {
  await sql`
    insert into trust.paper (id, person_id, account_id, kind, sent_by, sent_at)
    values (${paper.id}, ${paper.personId ?? null}, ${paper.personId === undefined ? paper.sentBy : null}, ${paper.kind},
      ${paper.sentBy}, ${paper.at})`.execute(trx)
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

export const someProfessional = async (trx: Trx, role: 'clinician' | 'researcher'): Promise<string> => {
  const found = await sql<{ id: string }>`
    select id from people.account where role = ${role} order by created_at desc limit 1`.execute(trx)
  const first = found.rows[0]?.id
  if (first === undefined) throw new Error(`Nobody in this world is a ${role}.`)
  return first
}

export const uncheckedInsertApplication = async (
  trx: Trx,
  row: Omit<ApplicationRow, 'role'>,
): Promise<void> => {
  await sql`
    insert into trust.professional_application (id, account_id, role, organisation, position, orcid, name_sealed,
      licence_sealed, email_sealed, token_hash, at, token_until, email_confirmed_at)
    select ${row.id}::uuid, a.id, a.role, ${row.organisation}, ${row.position}, ${row.orcid}, ${row.name_sealed}::bytea,
      ${row.licence_sealed}::bytea, ${row.email_sealed}::bytea, ${row.token_hash}::bytea, ${row.at}::timestamptz,
      ${row.token_until}::timestamptz, ${row.email_confirmed_at}::timestamptz
    from people.account a where a.id = ${row.account_id}`.execute(trx)
}
