import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fingerprint } from '../../../test/access/fingerprint.ts'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { aHousehold, type Household } from '../../../test/household.ts'
import { dataKeyOf } from '../../people/index.ts'
import { createVault, oneKey } from '../../platform/crypto/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { completeLedger, writeLedgerOnce } from '../ledger/keep-ledger.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const secret = randomBytes(32)
const fileId = randomUUID()
const words = 'zittert wie Espenlaub im Wind'

let app: TestApp
let home: Household
let directory: string
let archive: string
let targets: FreshDatabase[] = []

const options = (path: string) => ({
  owner: app.superuser,
  filesDir: app.services.config.filesDir,
  path,
  secret,
  now: app.clock.now(),
})

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 's4r-backup-'))
  app = await testApp()
  home = await aHousehold(app)
  const { personId, cookie } = home.mother
  await home.post(`/en/persons/${personId}/about`, { sex: 'female', birthYear: '2020' })
  await home.post(`/en/persons/${personId}/agreement`, { membership: 'yes', 'be-matched': 'yes' })
  const json = { hpoId: 'HP:0001250', ownWords: words }
  await app.request(`/api/v1/persons/${personId}/symptoms`, { as: cookie, json })
  await app.services.database.begin('identity', nobody, async (trx) => {
    const key = await dataKeyOf(trx, app.services, personId)
    if (key === undefined) throw new Error('a person has a key')
    const place = { table: 'trust.paper_page', column: 'file', owner: personId }
    await app.services.files.put(key, place, [{ id: fileId, bytes: randomBytes(700_000) }])
  })
  await home.post('/en/forgot', { email: 'nobody@example.org' })
  archive = join(directory, 'first.s4r')
  const kept = await writeBackup(options(archive))
  expect(kept).toMatchObject({ ok: true, value: { files: 1 } })
}, 120_000)
afterAll(async () => {
  for (const target of targets) await target.drop()
  await home.close()
  await app.close()
})

const aTarget = async (): Promise<FreshDatabase> => {
  const made = await freshDatabase()
  targets = [...targets, made]
  return made
}

type Wish = Partial<Parameters<typeof restoreBackup>[0]>

const restoreInto = async (target: FreshDatabase, wish: Wish = {}) =>
  restoreBackup({
    ...options(archive),
    owner: target.config,
    filesDir: join(directory, target.name),
    vault: app.services.vault,
    ledgerFile: join(directory, 'no-ledger.jsonl'),
    replace: false,
    ...wish,
  })

const behind = async <T>(target: pg.ClientConfig, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(target)
  await client.connect()
  return act(client).finally(() => client.end())
}

const audited = { with: ['access.audit', 'access.audit_seal', 'access.audit_unsealed', 'platform.attempt'] }
const sentenceOf = (result: Awaited<ReturnType<typeof restoreInto>>): string =>
  result.ok ? 'done' : String(result.problem.values?.sentence)

describe('a backup', () => {
  it('is one encrypted file for its owner’s eyes, that holds no word of anybody', async () => {
    expect((await stat(archive)).mode & 0o777).toBe(0o600)
    const bytes = await readFile(archive)
    expect(bytes.length).toBeGreaterThan(700_000)
    for (const word of [words, 'platform.data_key', 'HP:0001250']) expect(bytes.includes(word)).toBe(false)
  })

  it('put back into an empty database gives every table row for row, and every file byte for byte', async () => {
    const target = await aTarget()
    expect(await restoreInto(target)).toMatchObject({ ok: true, value: { files: 1, replayed: 0 } })
    const before = await fingerprint(home.behind, audited)
    expect(await behind(target.config, (client) => fingerprint(client, audited))).toBe(before)
    const path = join(fileId.slice(0, 2), fileId)
    const [here, there] = [app.services.config.filesDir, join(directory, target.name)]
    expect(await readFile(join(there, path))).toEqual(await readFile(join(here, path)))
    await behind(target.config, async (client) => {
      const alive = await client.query('select from people.session where ended_at is null')
      expect(alive.rowCount, 'sessions that survived').toBe(0)
      const forced = await client.query(
        `select from pg_class where relname in ('symptom', 'decision') and not relforcerowsecurity`,
      )
      expect(forced.rowCount, 'tables left open').toBe(0)
      const quiet = await client.query(`select from pg_trigger where tgenabled <> 'O' and not tgisinternal`)
      expect(quiet.rowCount, 'triggers left off').toBe(0)
      const next = await client.query(
        `insert into access.audit (at, request_id, actor_kind, operation, verdict, reason)
         values (now(), 'x', 'system', 'x', 'yes', 'x') returning id`,
      )
      expect(next.rows[0].id).toBeGreaterThan(0)
    })
  })

  it('is not put over people without being told to, nor under a running platform', async () => {
    const target = await aTarget()
    expect((await restoreInto(target)).ok).toBe(true)
    expect(sentenceOf(await restoreInto(target))).toContain('--replace')
    expect((await restoreInto(target, { replace: true })).ok).toBe(true)
    expect(sentenceOf(await restoreInto(target, { owner: app.superuser, replace: true }))).toContain(
      'is running',
    )
  })

  it('that was cut off anywhere, altered anywhere or locked with another key changes nothing', async () => {
    const target = await aTarget()
    const untouched = await behind(target.config, (client) => fingerprint(client, audited))
    const whole = await readFile(archive)
    const path = join(directory, 'damaged.s4r')
    const said = new Set<string>()
    const cuts = [
      0,
      5,
      20,
      45,
      60,
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => Math.floor((whole.length * n) / 8) - 1),
    ]
    for (const at of cuts) {
      await writeFile(path, whole)
      await truncate(path, at)
      said.add(sentenceOf(await restoreInto(target, { path })))
    }
    for (const at of [3, 30, 100, Math.floor(whole.length / 2), whole.length - 1]) {
      const altered = Buffer.from(whole)
      altered[at] = (altered[at] ?? 0) ^ 1
      await writeFile(path, altered)
      said.add(sentenceOf(await restoreInto(target, { path })))
    }
    said.add(sentenceOf(await restoreInto(target, { secret: randomBytes(32) })))
    said.add(sentenceOf(await restoreInto(target, { path: join(directory, 'nowhere.s4r') })))
    for (const one of said) expect(one).toMatch(/Nothing was changed\.$/)
    expect(await behind(target.config, (client) => fingerprint(client, audited))).toBe(untouched)
  })

  it('is refused, and nothing changed, where the key file is not the one it was made under', async () => {
    const target = await aTarget()
    const untouched = await behind(target.config, (client) => fingerprint(client, audited))
    const vault = createVault(oneKey(randomBytes(32)))
    expect(sentenceOf(await restoreInto(target, { vault }))).toContain('KEY_FILE is not the one')
    expect(await behind(target.config, (client) => fingerprint(client, audited))).toBe(untouched)
    expect(
      (await readdir(join(directory, target.name), { recursive: true })).filter((n) => n.includes('-')),
    ).toEqual([])
  })

  it('leaves no file behind where the disk is full half-way', async () => {
    const path = join(directory, 'full', 'never.s4r')
    let left = 100_000
    const full = () =>
      new Writable({
        write: (chunk: Buffer, _, done) => {
          left -= chunk.length
          done(left < 0 ? new Error('ENOSPC: no space left on device') : null)
        },
      })
    const kept = await writeBackup({ ...options(path), writeTo: full })
    expect(!kept.ok && kept.problem.values?.sentence).toContain('no space left on device')
    expect(await readdir(directory)).not.toContain('full')
  })
})

describe('after a restore of an older backup (C3)', () => {
  it('nobody who was erased comes back, consents stay withdrawn, sessions and access stay ended', async () => {
    const ledgerFile = join(directory, 'rights-ledger.jsonl')
    const { personId } = home.mother
    const { personId: memberId, cookie: member } = home.stranger
    await home.post(`/en/persons/${memberId}/agreement`, { membership: 'yes', 'be-matched': 'yes' }, member)
    const path = join(directory, 'older.s4r')
    expect((await writeBackup(options(path))).ok).toBe(true)
    const decide = { purpose: 'be-matched', choice: 'withdraw' }
    await home.post(`/en/persons/${memberId}/choices`, decide, member)
    await home.post('/en/sign-out', {}, home.grandmother.cookie)
    const form = { when: 'now', typed: 'erase' }
    expect((await home.post(`/en/persons/${personId}/erase`, form)).status).toBe(303)
    while ((await writeLedgerOnce(app.services.database, ledgerFile)) > 0);
    expect(await readFile(ledgerFile, 'utf8')).not.toContain(words)
    expect((await stat(ledgerFile)).mode & 0o777).toBe(0o600)

    const target = await aTarget()
    const restored = await restoreInto(target, { path, ledgerFile })
    expect(sentenceOf(restored)).toBe('done')
    expect(restored.ok ? restored.value.replayed : 0).toBeGreaterThanOrEqual(3)
    await behind(target.config, async (client) => {
      const key = await client.query('select wrapped from platform.data_key where id = $1', [personId])
      expect(key.rows).toEqual([{ wrapped: null }])
      const rows = await client.query('select from health.symptom where person_id = $1', [personId])
      expect(rows.rowCount).toBe(0)
      expect((await client.query('select from people.person where id = $1', [personId])).rowCount).toBe(0)
      const choice = await client.query(
        `select choice from consent.decision where person_id = $1 and purpose = 'be-matched' order by id desc limit 1`,
        [memberId],
      )
      expect(choice.rows).toEqual([{ choice: 'withdrawn' }])
      expect((await client.query('select from people.session where ended_at is null')).rowCount).toBe(0)
    })
  })

  it('the ledger’s lines that a full disk or a lost file swallowed are written again at the start', async () => {
    const ledgerFile = join(directory, 'lost-ledger.jsonl')
    await completeLedger(app.services.database, ledgerFile)
    const lines = (await readFile(ledgerFile, 'utf8')).trim().split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(3)
    await truncate(ledgerFile, (lines[0]?.length ?? 0) + 20)
    await completeLedger(app.services.database, ledgerFile)
    const ids = (text: string) =>
      [...text.matchAll(/"id":"([0-9a-f-]{36})","at"/g)].map(([, id]) => id).sort()
    const again = await readFile(ledgerFile, 'utf8')
    expect(new Set(ids(again))).toEqual(new Set(ids(lines.join('\n'))))
  })
})
