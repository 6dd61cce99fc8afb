/**
 * How long the platform takes to be ready when many members are in its database: reading their codes through the role that
 * sees nothing else, and building the index; beside a start with the demo's few. `npm run bench -- members-start`.
 *
 * The members are copies of the fictional ones, row by row, each with symptoms of their own.
 */
import pg from 'pg'
import { socketDirFor } from '../app/src/platform/postgres/places.ts'
import { aDataDir, removeDataDir, startPlatform } from '../e2e/platform.ts'
import { printTable, verdict } from './table.ts'

const MEMBERS = 100_000
const GOAL_SECONDS = 5
const ROUNDS = 3

const dataDir = aDataDir()

async function startSeconds(): Promise<number> {
  const begun = performance.now()
  const platform = await startPlatform({ dataDir, env: { DEMO: '1' } })
  const seconds = (performance.now() - begun) / 1000
  await platform.stop()
  return seconds
}

async function best(): Promise<number> {
  const seconds: number[] = []
  for (let round = 0; round < ROUNDS; round++) seconds.push(await startSeconds())
  return Math.min(...seconds)
}

/** Every row of these that speaks of a person is copied for each of their doubles. */
const TABLES = [
  'people.representation',
  'trust.tier_fact',
  'consent.decision',
  'health.profile',
  'health.diagnosis',
]

/** What a copy has of its own. */
const NEW: Readonly<Record<string, string>> = { person_id: 'd.person_id', entry: 'gen_random_uuid()' }

async function makeMembers(client: pg.Client): Promise<number> {
  // Copies refer to rows that are not copied, such as keys, and are looked at by nobody.
  await client.query(`set session_replication_role = replica`)
  await client.query(`
    create temp table double as
    with found as (
      select f.person_id as old
      from people.index_facets() f
      join trust.tiers() t on t.person_id = f.person_id and t.tier >= 2
      join consent.persons_matchable() m on m = f.person_id)
    select old, gen_random_uuid() as person_id
    from found cross join generate_series(1, 1 + ${MEMBERS} / (select count(*)::int from found))
    limit ${MEMBERS}`)
  await client.query(`
    insert into people.person select person_id, null, null, now() from double`)
  for (const table of TABLES) {
    const { rows } = await client.query<{ readonly name: string }>(
      `select attname as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = ''`,
      [table],
    )
    const names = rows.map(({ name }) => name)
    const values = names.map((name) => NEW[name] ?? `t.${name}`)
    await client.query(
      `insert into ${table} (${names.join()}) select ${values.join()} from ${table} t join double d on d.old = t.person_id`,
    )
  }
  // Eight symptoms each, of all there are: copies with the same symptoms would be one profile to the index.
  await client.query(`
    insert into health.symptom (entry, person_id, hpo_id, presence, onset, severity, course, certainty, provenance, recorded_at)
    select gen_random_uuid(), d.person_id, s.hpo_id, 'present', 'unknown', 'unsaid', 'unsaid', 'high', 'self', now()
    from double d cross join lateral (
      select hpo_id from (select distinct hpo_id from health.symptom) known order by md5(hpo_id || d.person_id::text) limit 8) s`)
  await client.query('analyze')
  const { rows } = await client.query<{ readonly count: string }>('select count(*) from double')
  return Number(rows[0]?.count)
}

try {
  const few = await best()
  const platform = await startPlatform({ dataDir, env: { DEMO: '1' } })
  const client = new pg.Client({ host: socketDirFor(dataDir), user: 'postgres', database: 'share4rare' })
  await client.connect()
  const made = await makeMembers(client)
  await client.end()
  await platform.stop()
  if (made !== MEMBERS) throw new Error(`${made} members were made, not ${MEMBERS}`)
  const many = await best()
  printTable(
    `A start with its members, the quickest of ${ROUNDS}`,
    [
      { title: 'members' },
      { title: 'seconds', align: 'right' },
      { title: 'times', align: 'right' },
      { title: 'goal' },
      { title: '' },
    ],
    [
      ['the demo’s', few.toFixed(2), '1.0'],
      [
        `${MEMBERS} more`,
        many.toFixed(2),
        (many / few).toFixed(1),
        `≤ ${GOAL_SECONDS} s`,
        verdict(many <= GOAL_SECONDS),
      ],
    ],
  )
} finally {
  removeDataDir(dataDir)
}
