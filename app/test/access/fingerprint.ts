import type pg from 'pg'

/** Sessions are touched, views are counted and refusals are written down; everything else must stay as it was. */
const untouchable = [
  'access.audit',
  'access.audit_seal',
  'access.audit_unsealed',
  'people.session',
  'platform.attempt',
  'matching.view',
  'matching.profile_request',
]

type Options = { readonly with?: readonly string[] }

/** Every row of every table as one text: two that are equal mean that nothing changed. `with` adds tables left out else. */
export const fingerprint = async (behind: pg.Client, options: Options = {}): Promise<string> => {
  const leftOut = untouchable.filter((name) => !(options.with ?? []).includes(name))
  const tables = await behind.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'vocabulary')
    union select 'graphile_worker._private_jobs' order by 1`)
  const parts: string[] = []
  for (const { name } of tables.rows) {
    if (leftOut.includes(name)) continue
    const row = await behind.query<{ sum: string }>(
      `select count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from ${name} t`,
    )
    parts.push(`${name} ${row.rows[0]?.sum}`)
  }
  return parts.join('\n')
}
