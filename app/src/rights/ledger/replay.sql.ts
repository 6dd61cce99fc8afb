import type pg from 'pg'
import { days } from '../../platform/clock/index.ts'
import type { LedgerLine } from './ledger-file.ts'

/** A session lasts a day: what ended it before that need not be said again. */
const sessionsMatterFor = days(2)

const unknown = async (client: pg.Client, lines: readonly LedgerLine[]): Promise<readonly LedgerLine[]> => {
  const found = await client.query<{ id: string }>(
    'select w as id from unnest($1::uuid[]) w where not exists (select from rights.ledger l where l.id = w)',
    [lines.map(({ id }) => id)],
  )
  const missing = new Set(found.rows.map(({ id }) => id))
  return lines.filter(({ id }) => missing.has(id))
}

const apply = async (client: pg.Client, line: LedgerLine): Promise<void> => {
  const { about } = line
  switch (line.kind) {
    case 'key-destroyed': {
      const { id } = line.about
      await client.query('delete from people.person where id = $1', [id])
      await client.query('delete from people.account where id = $1', [id])
      await client.query(
        'update platform.data_key set wrapped = null, destroyed_at = $2 where id = $1 and wrapped is not null',
        [id, line.at],
      )
      return
    }
    case 'consent-ended': {
      const { person, purpose, at } = line.about
      // The yes of the backup is taken back in the same words it was given to, by nobody anew.
      await client.query(
        `insert into consent.decision (person_id, purpose, choice, text_version, text_locale, text_sha256, capacity, at)
         select d.person_id, d.purpose, 'withdrawn', d.text_version, d.text_locale, d.text_sha256, d.capacity, $3
         from (select * from consent.decision where person_id = $1 and purpose = $2 order by id desc limit 1) d
         where d.choice = 'given' and d.at <= $3::timestamptz`,
        [person, purpose, at],
      )
      return
    }
    case 'session-ended':
      await client.query('update people.session set ended_at = $2 where id = $1 and ended_at is null', [
        line.about.id,
        line.at,
      ])
      return
    case 'representation-ended': {
      const { account, person, at } = line.about
      await client.query(
        `update people.representation set ended_at = $3, ended_because = 'ended before a backup was put back'
         where account_id = $1 and person_id = $2 and ended_at is null and started_at <= $3::timestamptz`,
        [account, person, at],
      )
      return
    }
    case 'staff-role-ended': {
      const { account, role, at } = line.about
      await client.query(
        `update people.staff_role set ended_at = $3
         where account_id = $1 and role = $2 and ended_at is null and at <= $3::timestamptz`,
        [account, role, at],
      )
      return
    }
    case 'account-blocked': {
      const { account, at, reason } = line.about
      await client.query(
        `insert into people.account_block (account_id, reason, at)
         select $1, $3, $2 where exists (select from people.account where id = $1)
           and not exists (select from people.account_block where account_id = $1 and at = $2)`,
        [account, at, reason],
      )
      return
    }
    default:
      throw new Error(`The ledger says something this version does not know: ${JSON.stringify(about)}`)
  }
}

/**
 * Inside an owner's transaction: everything the ledger knows to have ended and this database does not. Which it does not
 * know only where an older state was put back. Returns how many lines it carried out.
 */
export const replayIn = async (
  client: pg.Client,
  lines: readonly LedgerLine[],
  now: Date,
): Promise<number> => {
  const since = now.getTime() - sessionsMatterFor
  const telling = lines.filter(({ kind, at }) => kind !== 'session-ended' || Date.parse(at) >= since)
  const missing = await unknown(client, telling)
  if (missing.length === 0) return 0
  // The owner of a table is under its row-level security only while that is forced.
  await client.query('alter table consent.decision no force row level security')
  for (const line of missing) {
    await apply(client, line)
    await client.query(
      'insert into rights.ledger (id, at, kind, about) values ($1, $2, $3, $4) on conflict do nothing',
      [line.id, line.at, line.kind, JSON.stringify(line.about)],
    )
  }
  await client.query('alter table consent.decision force row level security')
  return missing.length
}

export const inOwnersTransaction = async <T>(client: pg.Client, act: () => Promise<T>): Promise<T> => {
  await client.query('begin')
  try {
    await client.query('set local role s4r_owner')
    const value = await act()
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
