import { sql } from 'kysely'
import type { AnyTrx, OwnerTrx } from '../db/index.ts'

export type Row = Readonly<Record<string, unknown>>

const names = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))

/** The rows of a table that name this person or account. Row-level security still narrows them. */
export const rowsAbout = async (
  trx: AnyTrx,
  {
    table,
    column,
    id,
    columns,
    order,
    through,
  }: {
    readonly table: string
    readonly column: string
    readonly id: string
    readonly columns: readonly string[]
    readonly order: string
    readonly through?: { readonly table: string; readonly column: string } | undefined
  },
): Promise<readonly Row[]> => {
  const theirs =
    through === undefined
      ? sql`${sql.ref(column)} = ${id}`
      : sql`${sql.ref(column)} in (select id from ${sql.table(through.table)} where ${sql.ref(through.column)} = ${id})`
  const found = await sql<Row>`
    select ${names(columns)} from ${sql.table(table)} where ${theirs}
    order by ${sql.ref(order)}`.execute(trx)
  return found.rows
}

export const insertRow = async (trx: OwnerTrx, table: string, row: Row): Promise<void> => {
  const columns = Object.keys(row)
  await sql`
    insert into ${sql.table(table)} (${names(columns)})
    values (${sql.join(columns.map((column) => row[column]))})`.execute(trx)
}
