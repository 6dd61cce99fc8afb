import { dataKeyOf } from '../../people/index.ts'
import type { DataKey } from '../../platform/crypto/index.ts'
import { inHealth, type Trx } from '../../platform/db/index.ts'
import {
  type PersonalTable,
  placeIn,
  rowsAbout,
  toldName,
  type Value,
} from '../../platform/personal/index.ts'
import type { Services } from '../../platform/services.ts'

export type RecordRow = Readonly<Record<string, unknown>>

/** Everything about one person as one document; its JSON Schema is made from the same data (platform/personal). */
export type PersonRecord = {
  readonly format: 'share4rare-record'
  readonly version: 1
  readonly madeAt: string
  readonly personId: string
  readonly accountId: string
  readonly tables: Readonly<Record<string, readonly RecordRow[]>>
}

type Told = PersonalTable & { readonly record: Extract<PersonalTable['record'], { name: string }> }

export const isTold = (table: PersonalTable): table is Told => 'name' in table.record

export const toldTables = ({ personal }: Pick<Services, 'personal'>): readonly Told[] =>
  personal.flatMap(({ tables }) => tables).filter(isTold)

type About = { readonly personId: string; readonly accountId: string; readonly madeAt: Date }
type Whose = { readonly owner: string; readonly key: DataKey; readonly accountId: string }
type Keys = { readonly person: DataKey; readonly account: DataKey }

const tell = (
  services: Pick<Services, 'vault'>,
  value: Value,
  stored: unknown,
  { owner, key, accountId, row }: Whose & { readonly row: RecordRow },
): unknown => {
  if (value === 'account') return stored === accountId ? 'you' : 'another'
  if (stored === null || stored === undefined) return null
  if (typeof value === 'object') return services.vault.open(key, placeIn(value, row, owner), stored as Buffer)
  return stored instanceof Date ? stored.toISOString() : stored
}

/** Reads on behalf of the account: row-level security leaves only what it may see. Undefined once the key is gone. */
export const buildRecord = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'personal'>,
  { personId, accountId, madeAt }: About,
): Promise<PersonRecord | undefined> => {
  const person = await dataKeyOf(trx, services, personId)
  const account = await dataKeyOf(trx, services, accountId)
  if (person === undefined || account === undefined) return undefined
  const keys: Keys = { person, account }
  const tables: Record<string, readonly RecordRow[]> = {}
  for (const table of toldTables(services)) {
    const owner = table.about === 'person' ? personId : accountId
    const wanted = {
      table: table.table,
      column: table.column,
      id: owner,
      columns: Object.keys(table.record.columns),
      order: table.record.order,
      through: table.record.through,
    }
    const rows =
      table.record.realm === 'health'
        ? await inHealth(trx, (health) => rowsAbout(health, wanted))
        : await rowsAbout(trx, wanted)
    tables[table.record.name] = rows.map((row) =>
      Object.fromEntries(
        Object.entries(table.record.columns).map(([column, value]) => [
          toldName(column, value),
          tell(services, value, row[column], { owner, key: keys[table.about], accountId, row }),
        ]),
      ),
    )
  }
  return {
    format: 'share4rare-record',
    version: 1,
    madeAt: madeAt.toISOString(),
    personId,
    accountId,
    tables,
  }
}
