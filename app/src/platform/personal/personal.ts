import type { Place } from '../crypto/index.ts'
import type { Trx } from '../db/index.ts'
import type { Services } from '../services.ts'

/** Sealed words, by the place they are bound to; its owner is the person or the account the row is about. */
type SealedAt = {
  readonly sealed: {
    readonly table: string
    readonly column: string
    /** The column that tells one of several of the owner's from another. */
    readonly item?: string
  }
}

/** How a column is told in a record. An account is told as “you” or “another”: whose is theirs to tell. */
export type Value = 'text' | 'texts' | 'number' | 'time' | 'day' | 'account' | SealedAt

type ToldColumns = {
  /** What the record calls these rows. */
  readonly name: string
  readonly realm: 'identity' | 'health'
  readonly columns: Readonly<Record<string, Value>>
  readonly order: string
  /** Where the rows name no person but a row of another table, which does. */
  readonly through?: { readonly table: string; readonly column: string }
  /** Columns the record does not hold but the table needs, worked out when a record is brought in. */
  readonly derive?: (
    row: Readonly<Record<string, unknown>>,
    services: Pick<Services, 'vault'>,
  ) => Readonly<Record<string, unknown>>
  /** False where bringing it in again would say something that is true of the old installation only. */
  readonly broughtIn?: false
}

/**
 * What a module holds about people, as data: one entry for each table and column that names a person or an account. A test
 * reads the catalogues and fails where a table has none, so nothing is forgotten in a record, nor by an erasure.
 */
export type PersonalTable = {
  readonly table: string
  readonly about: 'person' | 'account'
  readonly column: string
  readonly record: ToldColumns | { readonly leftOut: string }
  /** `goes`: with its person or account. Else the duty that keeps the row, which holds ids and no words. */
  readonly erase: 'goes' | { readonly keptFor: string }
}

export type Documents = (
  trx: Trx,
  services: Services,
  personId: string,
) => Promise<
  readonly {
    readonly fileId: string
    readonly name: string
    readonly place: { readonly table: string; readonly column: string }
  }[]
>

/** A module's part: its tables, and where its files lie if it keeps any. */
export type Personal = { readonly tables: readonly PersonalTable[]; readonly documents?: Documents }

/** Every module's documents about a person, in order. */
export const documentsOf =
  (parts: readonly Personal[]): Documents =>
  async (trx, services, personId) => {
    const all = []
    for (const { documents } of parts)
      if (documents !== undefined) all.push(...(await documents(trx, services, personId)))
    return all
  }

/** A sealed column is told by the name of what it holds. */
export const toldName = (column: string, value: Value): string =>
  typeof value === 'object' ? column.replace(/_sealed$/, '') : column

/** Where a sealed value of this row belongs. */
export const placeIn = (
  { sealed: { table, column, item } }: SealedAt,
  row: Readonly<Record<string, unknown>>,
  owner: string,
): Place => ({ table, column, owner, ...(item === undefined ? {} : { item: String(row[item]) }) })

const schemaOf = (value: Value): Readonly<Record<string, unknown>> => {
  if (typeof value === 'object') return { type: ['string', 'null'], description: 'in the person’s own words' }
  switch (value) {
    case 'text':
      return { type: ['string', 'null'] }
    case 'texts':
      return { type: ['array', 'null'], items: { type: 'string' } }
    case 'number':
      return { type: ['number', 'null'] }
    case 'time':
      return { type: ['string', 'null'], format: 'date-time' }
    case 'day':
      return { type: ['string', 'null'], format: 'date' }
    case 'account':
      return { enum: ['you', 'another'] }
    default:
      return value satisfies never
  }
}

/** The published JSON Schema of a record, made from the same data the record is made from. */
export const recordSchema = (tables: readonly PersonalTable[]): Readonly<Record<string, unknown>> => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:share4rare:record:1',
  title: 'Everything Share4Rare holds about one person',
  type: 'object',
  required: ['format', 'version', 'madeAt', 'personId', 'accountId', 'tables'],
  properties: {
    format: { const: 'share4rare-record' },
    version: { const: 1 },
    madeAt: { type: 'string', format: 'date-time' },
    personId: { type: 'string', format: 'uuid' },
    accountId: { type: 'string', format: 'uuid' },
    tables: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        tables.flatMap(({ record }) =>
          'name' in record
            ? [
                [
                  record.name,
                  {
                    type: 'array',
                    items: {
                      type: 'object',
                      additionalProperties: false,
                      properties: Object.fromEntries(
                        Object.entries(record.columns).map(([column, value]) => [
                          toldName(column, value),
                          schemaOf(value),
                        ]),
                      ),
                    },
                  },
                ],
              ]
            : [],
        ),
      ),
    },
  },
})
