import type pg from 'pg'

export type Table = { readonly name: string; readonly columns: readonly string[]; readonly owner: string }

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public') and n.nspname not like 'pg\\_%'`

/** Notes of the installation itself: what was migrated, and of the queue which timetable it knows. */
const leftOut = `('platform.migration', 'graphile_worker.migrations', 'graphile_worker._private_known_crontabs')`

/** Every table with the columns that are stored, those another refers to first. */
export const tablesInOrder = async (client: pg.Client): Promise<readonly Table[]> => {
  const found = await client.query<Table & { needs: string[] }>(`
    select n.nspname || '.' || c.relname as name, pg_get_userbyid(c.relowner) as owner,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct rn.nspname || '.' || r.relname from pg_constraint k join pg_class r on r.oid = k.confrelid
        join pg_namespace rn on rn.oid = r.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${ours} and n.nspname || '.' || c.relname not in ${leftOut} order by 1`)
  const waiting = new Map(found.rows.map((row) => [row.name, row]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ needs }) => !needs.some((need) => waiting.has(need)))
    if (free.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const { needs: _, ...table } of free) {
      ordered.push(table)
      waiting.delete(table.name)
    }
  }
  return ordered
}

/** Forced row-level security hides rows from the owner, unless a policy shows it all: else a backup would lack them. */
export const hiddenFromOwner = async (client: pg.Client): Promise<readonly string[]> => {
  const found = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relforcerowsecurity and ${ours} and not exists (
      select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname and p.qual = 'true'
        and p.cmd in ('SELECT', 'ALL') and 's4r_owner' = any(p.roles))`)
  return found.rows.map(({ name }) => name)
}

export const migrationsOf = async (
  client: pg.Client,
): Promise<{ readonly name: string; readonly sha256: string }[]> =>
  (
    await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from platform.migration order by name',
    )
  ).rows

export const sequencesOf = async (
  client: pg.Client,
): Promise<{ name: string; last: string; called: boolean }[]> => {
  const names = await client.query<{ name: string; owner: string }>(`
    select n.nspname || '.' || c.relname as name, pg_get_userbyid(c.relowner) as owner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${ours} order by 1`)
  const all = []
  for (const { name, owner } of names.rows) {
    await speakAs(client, owner)
    const row = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(name)}`,
    )
    if (row.rows[0] !== undefined) all.push({ name, ...row.rows[0] })
  }
  return all
}

export const setSequence = async (
  client: pg.Client,
  { name, last, called }: { readonly name: string; readonly last: string; readonly called: boolean },
): Promise<void> => {
  // By name from the catalogue: a cast to regclass asks for rights in its schema first.
  const owner = await client.query<{ owner: string }>(
    `select pg_get_userbyid(c.relowner) as owner from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname || '.' || c.relname = $1`,
    [name],
  )
  await speakAs(client, owner.rows[0]?.owner ?? 's4r_owner')
  await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), last, called])
}

export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')
const columnsOf = ({ columns }: Pick<Table, 'columns'>): string =>
  columns.map((name) => `"${name}"`).join(', ')

export const speakAs = async (client: pg.Client, role: string): Promise<void> => {
  await client.query(`set local role "${role}"`)
}

export const copyOutText = (table: Table): string =>
  `copy (select ${columnsOf(table)} from ${quoted(table.name)}) to stdout`

export const copyInText = (table: Pick<Table, 'name' | 'columns'>): string =>
  `copy ${quoted(table.name)} (${columnsOf(table)}) from stdin`

/** Whether anybody lives here: restoring over them must be wished for. */
export const isInhabited = async (client: pg.Client): Promise<boolean> =>
  (await client.query<{ yes: boolean }>('select exists (select from platform.data_key) as yes')).rows[0]
    ?.yes === true

export const platformRuns = async (client: pg.Client): Promise<boolean> => {
  const found = await client.query(
    `select from pg_stat_activity where datname = current_database() and application_name = 'share4rare'`,
  )
  return (found.rowCount ?? 0) > 0
}

/** Empties everything and lifts, for this transaction, what would stand in the way of rows as they were. */
export const makeRoom = async (client: pg.Client, tables: readonly Table[]): Promise<void> => {
  for (const owner of new Set(tables.map((table) => table.owner))) {
    await speakAs(client, owner)
    const own = tables.filter((table) => table.owner === owner).map(({ name }) => quoted(name))
    await client.query(`truncate ${own.join(', ')}`)
    for (const name of own) await client.query(`alter table ${name} disable trigger user`)
  }
}

export const forcedTables = async (client: pg.Client): Promise<readonly string[]> =>
  (
    await client.query<{ name: string }>(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relforcerowsecurity and ${ours}`)
  ).rows.map(({ name }) => name)

export const forceRowSecurity = async (
  client: pg.Client,
  names: readonly string[],
  forced: boolean,
): Promise<void> => {
  await speakAs(client, 's4r_owner')
  for (const name of names)
    await client.query(`alter table ${quoted(name)} ${forced ? 'force' : 'no force'} row level security`)
}

export const closeRoom = async (client: pg.Client, tables: readonly Table[]): Promise<void> => {
  for (const { name, owner } of tables) {
    await speakAs(client, owner)
    await client.query(`alter table ${quoted(name)} enable trigger user`)
  }
}

/** Passwords and roles may have changed since: everybody signs in again. Jobs that were running start again. */
export const endEverySession = async (client: pg.Client, now: Date): Promise<void> => {
  await speakAs(client, 's4r_owner')
  await client.query('update people.session set ended_at = $1 where ended_at is null', [now])
  await speakAs(client, 's4r_jobs')
  await client.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null')
  await client.query('update graphile_worker._private_job_queues set locked_at = null, locked_by = null')
}

export const wrappedKeys = async (
  client: pg.Client,
  after: string,
): Promise<readonly { readonly id: string; readonly wrapped: Buffer }[]> => {
  await speakAs(client, 's4r_owner')
  const rows = await client.query<{ id: string; wrapped: Buffer }>(
    'select id, wrapped from platform.data_key where wrapped is not null and id > $1 order by id limit 1000',
    [after],
  )
  return rows.rows
}
