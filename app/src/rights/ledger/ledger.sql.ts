import { sql } from 'kysely'
import type { KeeperTrx } from '../../platform/db/index.ts'
import type { LedgerLine } from './ledger-file.ts'

/** One writer in the whole cluster, so that lines stand in the order in which they were said. */
export const takeLedgerLock = async (keeper: KeeperTrx): Promise<boolean> => {
  const row = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(5474004) as mine`.execute(keeper)
  return row.rows[0]?.mine === true
}

export const takeWaiting = async (keeper: KeeperTrx, limit: number): Promise<readonly LedgerLine[]> => {
  const rows = await sql<LedgerLine & { at: Date }>`
    with taken as (
      delete from rights.ledger_waiting where ledger_id in (
        select ledger_id from rights.ledger_waiting order by said limit ${limit}) returning ledger_id, said)
    select l.id, l.at, l.kind, l.about from rights.ledger l join taken on taken.ledger_id = l.id order by taken.said`.execute(
    keeper,
  )
  return rows.rows.map(({ id, at, kind, about }) => ({ id, at: at.toISOString(), kind, about }) as LedgerLine)
}

/** Lines the database knows and the file does not, where the file was lost or a disk was full: they wait again. */
export const waitForMissing = async (keeper: KeeperTrx, known: readonly string[]): Promise<number> => {
  const again = await sql`
    insert into rights.ledger_waiting (ledger_id)
    select l.id from rights.ledger l
    where not exists (select from unnest(${[...known]}::uuid[]) k where k = l.id)
      and not exists (select from rights.ledger_waiting w where w.ledger_id = l.id)
    order by l.at, l.id`.execute(keeper)
  return Number(again.numAffectedRows ?? 0)
}
