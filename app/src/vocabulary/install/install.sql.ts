import { type RawBuilder, sql } from 'kysely'
import type { OwnerTrx } from '../../platform/db/index.ts'

type Cell = string | number | boolean | null

/** Columns of each table in the order rows are given, with their types for unnest. */
const tables = {
  term: { id: 'text', label: 'text', definition: 'text' },
  term_parent: { term: 'text', parent: 'text' },
  term_name: { term: 'text', position: 'int', language: 'text', kind: 'text', text: 'text' },
  term_replacement: { old: 'text', current: 'text' },
  disease: { id: 'text', label: 'text', grouping: 'text' },
  disease_code: { code: 'text', disease: 'text' },
  disease_name: { disease: 'text', position: 'int', language: 'text', kind: 'text', text: 'text' },
  disease_parent: { disease: 'text', parent: 'text' },
  gene_disease: { gene: 'text', symbol: 'text', association: 'text', disease: 'text' },
  annotation: {
    disease: 'text',
    code: 'text',
    term: 'text',
    absent: 'boolean',
    frequency: 'text',
    share: 'real',
    onset: 'text',
    sex: 'text',
    evidence: 'text',
    reference: 'text',
  },
} as const

export type VocabularyTable = keyof typeof tables
export type RowOf<T extends VocabularyTable> = Readonly<Record<keyof (typeof tables)[T], Cell>>

const batchSize = 1_500

/** Many rows in few statements: each column travels as one array. Returns how many went in. */
export async function insertRows<T extends VocabularyTable>(
  trx: OwnerTrx,
  table: T,
  rows: Iterable<RowOf<T>> | AsyncIterable<RowOf<T>>,
): Promise<number> {
  let batch: RowOf<T>[] = []
  let total = 0
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return
    await insertBatch(trx, table, batch)
    total += batch.length
    batch = []
  }
  for await (const row of rows) {
    batch.push(row)
    if (batch.length >= batchSize) await flush()
  }
  await flush()
  return total
}

async function insertBatch<T extends VocabularyTable>(
  trx: OwnerTrx,
  table: T,
  rows: readonly RowOf<T>[],
): Promise<void> {
  const columns = Object.entries(tables[table]) as [keyof RowOf<T> & string, string][]
  const arrays = columns.map(([name, type]) => sql`${rows.map((row) => row[name])}::${sql.raw(type)}[]`)
  const names = columns.map(([name]) => sql.ref(name))
  // References are many in one cell: they travel joined, because unnest would flatten arrays of arrays.
  const chosen: RawBuilder<unknown>[] = columns.map(([name]) =>
    name === 'reference' ? sql`string_to_array(r.reference, ';')` : sql`r.${sql.ref(name)}`,
  )
  await sql`insert into ${sql.table(`vocabulary.${table}`)} (${sql.join(names)})
    select ${sql.join(chosen)} from unnest(${sql.join(arrays)}) as r(${sql.join(names)})
    on conflict do nothing`.execute(trx)
}

/** Rows are deleted, not truncated: readers must go on seeing the release they have until this one commits. */
export async function emptyTables(trx: OwnerTrx): Promise<void> {
  const order: readonly VocabularyTable[] = [
    ...(['gene_disease', 'annotation', 'disease_parent', 'disease_name', 'disease_code', 'disease'] as const),
    ...(['term_replacement', 'term_name', 'term_parent', 'term'] as const),
  ]
  for (const table of order) await sql`delete from ${sql.table(`vocabulary.${table}`)}`.execute(trx)
}

/** Two installations at once would mix their rows: the second waits. */
export async function lockInstallation(trx: OwnerTrx): Promise<void> {
  await sql`select pg_advisory_xact_lock(5474003)`.execute(trx)
}

export type SourceRow = {
  readonly kind: string
  readonly file: string
  readonly version: string
  readonly sha256: string
  readonly takenFrom: string
  readonly rows: number
}

export async function insertRelease(
  trx: OwnerTrx,
  release: { readonly kind: 'starter' | 'full'; readonly at: Date; readonly sources: readonly SourceRow[] },
): Promise<number> {
  const made = await sql<{ id: number }>`insert into vocabulary.release (kind, installed_at)
    values (${release.kind}, ${release.at}) returning id`.execute(trx)
  const id = made.rows[0]?.id
  if (id === undefined) throw new Error('the release was not recorded')
  for (const { kind, file, version, sha256, takenFrom, rows } of release.sources) {
    await sql`insert into vocabulary.source (release_id, kind, file, version, sha256, taken_from, rows)
      values (${id}, ${kind}, ${file}, ${version}, ${sha256}, ${takenFrom}, ${rows})`.execute(trx)
  }
  return id
}

export async function insertAnnouncement(trx: OwnerTrx, name: string, payload: object): Promise<void> {
  await sql`insert into platform.outbox (name, payload) values (${name}, ${JSON.stringify(payload)})`.execute(
    trx,
  )
}

export type CurrentRelease = { readonly kind: 'starter' | 'full'; readonly starterHash: string | undefined }

export async function selectCurrentRelease(trx: OwnerTrx): Promise<CurrentRelease | undefined> {
  const found = await sql<{ kind: 'starter' | 'full'; hash: string | null }>`
    select r.kind, (select string_agg(s.sha256, ' ' order by s.file) from vocabulary.source s
      where s.release_id = r.id and s.kind = 'starter') as hash
    from vocabulary.release r order by r.id desc limit 1`.execute(trx)
  const row = found.rows[0]
  return row === undefined ? undefined : { kind: row.kind, starterHash: row.hash ?? undefined }
}

export async function analyseTables(trx: OwnerTrx): Promise<void> {
  for (const table of Object.keys(tables)) await sql`analyze ${sql.table(`vocabulary.${table}`)}`.execute(trx)
}
