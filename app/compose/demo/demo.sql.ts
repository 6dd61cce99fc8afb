import { sql } from 'kysely'
import type { Trx } from '../../src/platform/db/index.ts'
import { demoDomain } from './cast.ts'

type DemoAccount = { readonly accountId: string; readonly nickname: string; readonly role: string }

/** The demo's own people, told by name: an account somebody registered by hand in the demo is not offered to others. */
export const demoAccounts = async (trx: Trx): Promise<readonly DemoAccount[]> => {
  const rows = await sql<DemoAccount>`
    select a.id as "accountId", a.nickname, a.role from people.account a
    where a.nickname = any(${[...demoDomain]}) order by array_position(${[...demoDomain]}, a.nickname)`.execute(
    trx,
  )
  return rows.rows
}

export const demoAccount = async (trx: Trx, accountId: string): Promise<DemoAccount | undefined> =>
  (await demoAccounts(trx)).find((account) => account.accountId === accountId)

export const countAccounts = async (trx: Trx): Promise<number> => {
  const rows = await sql<{ n: number }>`select count(*) as n from people.account`.execute(trx)
  return rows.rows[0]?.n ?? 0
}
