import { sql } from 'kysely'
import type { KeeperTrx, Trx } from '../../platform/db/index.ts'
import type { DestructionRule, Fact, PaperFact, PaperKind } from '../papers/paper.ts'

export type KeptPaper = {
  readonly id: string
  readonly kind: PaperKind
  readonly personId: string | null
  readonly owner: string
  readonly sentBy: string | null
  readonly sentAt: Date
  readonly facts: readonly PaperFact[]
  readonly fileIds: readonly string[]
}

type Row = {
  readonly id: string
  readonly kind: PaperKind
  readonly person_id: string | null
  readonly owner: string
  readonly sent_by: string | null
  readonly sent_at: Date
  readonly facts: readonly { readonly fact: Fact; readonly at: string }[]
  readonly files: readonly string[]
}

/** Every paper whose pages are still kept, with what happened to it. */
export const papersWithPages = async (keeper: KeeperTrx): Promise<readonly KeptPaper[]> => {
  const found = await sql<Row>`
    select p.id, p.kind, p.person_id, coalesce(p.person_id, p.account_id) as owner, p.sent_by, p.sent_at,
      coalesce((select json_agg(json_build_object('fact', f.fact, 'at', f.at) order by f.id)
        from trust.paper_fact f where f.paper_id = p.id), '[]') as facts,
      array(select g.file_id::text from trust.paper_page g where g.paper_id = p.id order by g.number) as files
    from trust.paper p where exists (select from trust.paper_page g where g.paper_id = p.id)
    order by p.sent_at, p.id`.execute(keeper)
  return found.rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    personId: row.person_id,
    owner: row.owner,
    sentBy: row.sent_by,
    sentAt: row.sent_at,
    facts: row.facts.map(({ fact, at }) => ({ fact, at: new Date(at) })),
    fileIds: row.files,
  }))
}

export const recordFact = async (
  trx: Trx | KeeperTrx,
  fact: { readonly paperId: string; readonly fact: Fact; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into trust.paper_fact (paper_id, fact, at) values (${fact.paperId}, ${fact.fact}, ${fact.now})`.execute(
    trx,
  )
}

/** What stays: which kind, when and by which rule. Writing it again changes nothing. */
export const recordDestruction = async (
  keeper: KeeperTrx,
  paper: KeptPaper,
  { rule, now }: { readonly rule: DestructionRule; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into trust.destruction (paper_id, kind, rule, pages, sent_at, at)
    values (${paper.id}, ${paper.kind}, ${rule}, ${paper.fileIds.length}, ${paper.sentAt}, ${now})
    on conflict do nothing`.execute(keeper)
  await recordFact(keeper, { paperId: paper.id, fact: 'destroyed', now })
  await sql`delete from trust.paper_page where paper_id = ${paper.id}`.execute(keeper)
}

/** Who went home without letting go does not hold a paper until tomorrow. */
export const endOldClaims = async (
  keeper: KeeperTrx,
  { before, now }: { readonly before: Date; readonly now: Date },
): Promise<void> => {
  await sql`update trust.paper_claim set ended_at = ${now} where ended_at is null and at < ${before}`.execute(
    keeper,
  )
}

export const knownFiles = async (keeper: KeeperTrx): Promise<ReadonlySet<string>> => {
  const found = await sql<{ file_id: string }>`select file_id from trust.paper_page`.execute(keeper)
  return new Set(found.rows.map((row) => row.file_id))
}
