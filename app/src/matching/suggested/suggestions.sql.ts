import { sql } from 'kysely'
import type { Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { MemberMatch } from '../engine/asked.ts'
import type { EngineRecord } from '../engine/build.ts'

export type FirstShown = { readonly at: Date; readonly version: string }

/**
 * Notes whom an account is shown beside a person for the first time, and what with; who was shown before keeps their first row.
 * In one order, so that two requests of an account never wait for each other in turn.
 */
export const recordSuggestions = async (
  trx: Trx,
  granted: Granted<'read'>,
  {
    matches,
    record,
    now,
  }: { readonly matches: readonly MemberMatch[]; readonly record: EngineRecord; readonly now: Date },
): Promise<void> => {
  if (matches.length === 0) return
  const numbers = (of: (one: MemberMatch) => number) => matches.map(of)
  await sql`
    with used as (
      insert into matching.engine_settings (sha256, version, settings, first_used_at)
      values (${record.sha256}, ${record.version}, ${record.settings}::jsonb, ${now}) on conflict do nothing)
    insert into matching.suggestion
      (account_id, person_id, member_id, score, symptoms, diagnosis, settings_sha256, at)
    select ${granted.accountId}::uuid, ${granted.personId}::uuid, member, score, symptoms, diagnosis, ${record.sha256}, ${now}
    from unnest(${matches.map(({ member }) => member.personId)}::uuid[], ${numbers(({ match }) => match.score)}::real[],
      ${numbers(({ match }) => match.parts.symptoms)}::real[], ${numbers(({ match }) => match.parts.diagnosis)}::real[])
      as shown (member, score, symptoms, diagnosis)
    order by member on conflict do nothing`.execute(trx)
}

/** When, and by which engine, this account was first shown a member beside a person. It throws where nothing was noted. */
export const firstShownTo = async (
  trx: Trx,
  granted: Granted<'read'>,
  memberId: string,
): Promise<FirstShown> => {
  const found = await sql<FirstShown>`
    select s.at, e.version from matching.suggestion s join matching.engine_settings e on e.sha256 = s.settings_sha256
    where s.account_id = ${granted.accountId} and s.person_id = ${granted.personId}
      and s.member_id = ${memberId}`.execute(trx)
  const [first] = found.rows
  if (first === undefined) throw new Error('A member is shown whom nobody noted.')
  return first
}
