import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import type { DataKey } from '../../platform/crypto/index.ts'
import { asOwner, type OwnerTrx } from '../../platform/db/index.ts'
import { insertRow, placeIn, toldName, type Value } from '../../platform/personal/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import { type RecordRow, toldTables } from './build-record.ts'
import {
  addKey,
  auditImport,
  forceRowSecurity,
  isForced,
  knownKey,
  tellChanged,
  wrappedKey,
} from './import-record.sql.ts'

const recordShape = z.object({
  format: z.literal('share4rare-record'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  personId: z.uuid(),
  accountId: z.uuid(),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})

export type BroughtIn = { readonly personId: string; readonly rows: number; readonly leftOut: number }

const sentence = (text: string): Result<never> => refuse('record', { values: { sentence: text } })

/** A fault half-way undoes the whole import; this one carries its sentence out of the transaction. */
class Unfit extends Error {
  override readonly name = 'Unfit'
}

type Whose = { readonly owner: string; readonly key: DataKey; readonly accountId: string }

const valueFor = (
  services: Pick<Services, 'vault'>,
  value: Value,
  told: unknown,
  { owner, key, accountId, row }: Whose & { readonly row: RecordRow },
): unknown => {
  if (value === 'account') return told === 'you' ? accountId : null
  if (told === null || told === undefined) return null
  return typeof value === 'object' ? services.vault.seal(key, placeIn(value, row, owner), String(told)) : told
}

/**
 * Brings a record into this installation, with the person's and the account's ids, in one transaction. What others may
 * see or do is not brought along: their accounts are not here. A person who was erased here stays erased.
 */
export const importRecord = async (
  owner: pg.ClientConfig,
  services: Pick<Services, 'vault' | 'personal' | 'clock'>,
  json: unknown,
): Promise<Result<BroughtIn>> => {
  const parsed = recordShape.safeParse(json)
  if (!parsed.success) {
    return sentence(
      'This is not a record that Share4Rare made: take the file record.json out of the ZIP and give that one.',
    )
  }
  const { personId, accountId, tables } = parsed.data
  const now = services.clock.now()
  try {
    return await asOwner(owner, async (trx) => {
      const known = await knownKey(trx, personId)
      if (known === 'destroyed') throw new Unfit(`Person ${personId} was erased here and stays erased.`)
      if (known === 'alive') throw new Unfit(`Person ${personId} is here already: nothing was changed.`)
      const account = await keyFor(trx, services, accountId, now)
      const person = services.vault.newKey(personId)
      await addKey(trx, { id: personId, wrapped: person.wrapped, now })
      const counted = { rows: 0, leftOut: 0 }
      for (const table of toldTables(services)) {
        if (table.record.broughtIn === false || (table.about === 'account' && !account.isNew)) continue
        const about = table.about === 'person' ? personId : accountId
        const key = table.about === 'person' ? person.key : account.key
        const forced = await isForced(trx, table.table)
        if (forced) await forceRowSecurity(trx, table.table, false)
        for (const row of tables[table.record.name] ?? []) {
          const own = rowFor(services, table.record.columns, row, { owner: about, key, accountId })
          // Another account's access cannot be: that account is not here.
          if ('account_id' in own && own.account_id === null) counted.leftOut += 1
          else {
            await insertRow(trx, table.table, {
              ...own,
              ...table.record.derive?.(row, services),
              [table.column]: about,
            })
            counted.rows += 1
          }
        }
        if (forced) await forceRowSecurity(trx, table.table, true)
      }
      await tellChanged(trx, personId)
      await auditImport(trx, { personId, because: 'person import', requestId: randomUUID(), now })
      return ok({ personId, ...counted })
    })
  } catch (error) {
    if (error instanceof Unfit) return sentence(error.message)
    const reason = error instanceof Error ? error.message : String(error)
    return sentence(`The record does not fit this installation (${reason}). Nothing was changed.`)
  }
}

const rowFor = (
  services: Pick<Services, 'vault'>,
  columns: Readonly<Record<string, Value>>,
  row: RecordRow,
  whose: Whose,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [
      column,
      valueFor(services, value, row[toldName(column, value)], { ...whose, row }),
    ]),
  )

const keyFor = async (
  trx: OwnerTrx,
  { vault }: Pick<Services, 'vault'>,
  accountId: string,
  now: Date,
): Promise<{ readonly key: DataKey; readonly isNew: boolean }> => {
  switch (await knownKey(trx, accountId)) {
    case 'destroyed':
      throw new Unfit(`Account ${accountId} was erased here and stays erased.`)
    case 'alive': {
      const wrapped = await wrappedKey(trx, accountId)
      if (wrapped === undefined) throw new Unfit(`Account ${accountId} has no key any more.`)
      return { key: vault.unwrap(accountId, wrapped), isNew: false }
    }
    case 'none': {
      const made = vault.newKey(accountId)
      await addKey(trx, { id: accountId, wrapped: made.wrapped, now })
      return { key: made.key, isNew: true }
    }
  }
}
