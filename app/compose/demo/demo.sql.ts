import { sql } from 'kysely'
import { actAs, type Trx } from '../../src/platform/db/index.ts'
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

export const knownNicknames = async (trx: Trx): Promise<ReadonlySet<string>> => {
  const rows = await sql<{ nickname: string }>`select nickname from people.account`.execute(trx)
  return new Set(rows.rows.map(({ nickname }) => nickname))
}

/** The viewer's account and the person to view, unless they are joined already. */
export const relativeToJoin = async (
  trx: Trx,
  names: { readonly viewer: string; readonly of: string },
): Promise<{ readonly accountId: string; readonly personId: string } | undefined> => {
  const rows = await sql<{ accountId: string; personId: string }>`
    select viewer.id as "accountId", r.person_id as "personId"
    from people.account viewer, people.account of_whom join people.current_representation r on r.account_id = of_whom.id
    where viewer.nickname = ${names.viewer} and of_whom.nickname = ${names.of}
      and not exists (
        select 1 from people.representation mine where mine.account_id = viewer.id and mine.person_id = r.person_id)`.execute(
    trx,
  )
  return rows.rows[0]
}

/** An account by its nickname, and the first person it acts for. */
export const demoSender = async (
  trx: Trx,
  nickname: string,
): Promise<{ readonly accountId: string; readonly personId: string | null } | undefined> => {
  const rows = await sql<{ accountId: string; personId: string | null }>`
    select a.id as "accountId", (select r.person_id from people.representation r
      where r.account_id = a.id and r.ended_at is null order by r.id limit 1) as "personId"
    from people.account a where a.nickname = ${nickname}`.execute(trx)
  return rows.rows[0]
}

export const hasPapers = async (
  trx: Trx,
  { accountId, personId }: { readonly accountId: string; readonly personId: string | null },
): Promise<boolean> => {
  await actAs(trx, { accountId })
  const rows = await sql<{ any: boolean }>`
    select exists (select from trust.paper where person_id = ${personId} or account_id = ${accountId}) as any`.execute(
    trx,
  )
  await actAs(trx, { accountId: undefined })
  return rows.rows[0]?.any === true
}
