import type pg from 'pg'

export type Wrapped = { readonly id: string; readonly wrapped: Buffer }

/** One change of the key at a time, whoever asks for it. */
export const takeRotation = async (client: pg.Client): Promise<boolean> => {
  const row = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(5474005) as mine')
  return row.rows[0]?.mine === true
}

export type Versions = { readonly newest: number; readonly isFinished: boolean }

export const versionsOf = async (client: pg.Client): Promise<Versions> => {
  const row = await client.query<{ newest: number; unfinished: number }>(`
    select coalesce(max(version), 1) as newest,
      count(*) filter (where retired_at is null and version < (select max(version) from platform.key_version))::int as unfinished
    from platform.key_version`)
  const { newest = 1, unfinished = 0 } = row.rows[0] ?? {}
  return { newest, isFinished: unfinished === 0 }
}

/** From here on the new version counts; every node that follows the outbox reads its key file again. */
export const beginVersion = async (client: pg.Client, version: number, now: Date): Promise<void> => {
  await client.query(
    `insert into platform.key_version (version, began_at)
     select v, $2 from unnest(array[1, $1::int]) v on conflict do nothing`,
    [version, now],
  )
  await client.query(`insert into platform.outbox (name, payload) values ('keys.changed', $1)`, [
    JSON.stringify({ version: String(version) }),
  ])
}

export const keysUnderOthers = async (
  client: pg.Client,
  version: number,
  most: number,
): Promise<readonly Wrapped[]> => {
  const rows = await client.query<Wrapped>(
    `select id, wrapped from platform.data_key
     where wrapped is not null and platform.key_version_of(wrapped) < $1
     order by platform.key_version_of(wrapped), id limit $2`,
    [version, most],
  )
  return rows.rows
}

/** Only where the key is still the one that was read: one that was destroyed meanwhile stays destroyed. */
export const replaceKeys = async (
  client: pg.Client,
  keys: readonly (Wrapped & { readonly again: Buffer })[],
): Promise<void> => {
  await client.query(
    `update platform.data_key k set wrapped = n.again
     from unnest($1::uuid[], $2::bytea[], $3::bytea[]) n (id, wrapped, again) where k.id = n.id and k.wrapped = n.wrapped`,
    [keys.map(({ id }) => id), keys.map(({ wrapped }) => wrapped), keys.map(({ again }) => again)],
  )
}

export const keysAfter = async (
  client: pg.Client,
  after: string,
  most: number,
): Promise<readonly Wrapped[]> => {
  const rows = await client.query<Wrapped>(
    'select id, wrapped from platform.data_key where wrapped is not null and id > $1 order by id limit $2',
    [after, most],
  )
  return rows.rows
}

/** Inside a transaction: whether nothing is wrapped with an older version, which then wraps nothing ever again. */
export const retireOlder = async (client: pg.Client, version: number, now: Date): Promise<boolean> => {
  await client.query('lock table platform.data_key in share row exclusive mode')
  if ((await keysUnderOthers(client, version, 1)).length > 0) return false
  await client.query(
    'update platform.key_version set retired_at = $2 where version < $1 and retired_at is null',
    [version, now],
  )
  return true
}

/** One key for each version that wraps any. */
export const oneKeyOfEach = async (client: pg.Client): Promise<readonly Wrapped[]> => {
  const rows = await client.query<Wrapped>(`
    select distinct on (platform.key_version_of(wrapped)) id, wrapped from platform.data_key
    where wrapped is not null order by platform.key_version_of(wrapped), id`)
  return rows.rows
}
