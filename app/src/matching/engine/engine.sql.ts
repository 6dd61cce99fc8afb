import { sql } from 'kysely'
import type { AccountRole } from '../../access/index.ts'
import type { IndexTrx } from '../../platform/db/index.ts'

export type MemberRow = {
  readonly personId: string
  readonly accountId: string
  readonly role: AccountRole
  readonly languages: readonly string[]
}

/** Whom members may find: validated persons who agreed to it, with what may be known of the account behind them. */
export const findablePersons = async (index: IndexTrx, personId?: string): Promise<readonly MemberRow[]> => {
  const only = personId ?? null
  const found = await sql<Omit<MemberRow, 'languages'> & { readonly languages: string }>`
    select f.person_id as "personId", f.account_id as "accountId", f.role, array_to_string(f.languages, ' ') as languages
    from people.index_facets() f
    join trust.tiers() t on t.person_id = f.person_id and t.tier >= 2
    join consent.persons_matchable() m on m = f.person_id
    where ${only}::uuid is null or f.person_id = ${only}::uuid`.execute(index)
  return found.rows.map((row) => ({
    ...row,
    languages: row.languages === '' ? [] : row.languages.split(' '),
  }))
}
