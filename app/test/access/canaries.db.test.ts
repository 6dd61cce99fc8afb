import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leads } from '../../compose/demo/cast.ts'
import { restoreBackup } from '../../src/rights/backup/restore-backup.ts'
import { writeBackup } from '../../src/rights/backup/write-backup.ts'
import { writeLedgerOnce } from '../../src/rights/index.ts'
import { type TestApp, testApp } from '../app.ts'
import { freshDatabase } from '../database.ts'

let app: TestApp
let dump: string
let family: ReturnType<TestApp['browser']>
const planted = new Map<string, string>()
const plant = (what: string, canary: string): string => {
  planted.set(what, canary)
  return canary
}

/** Every row of every table as text; bytes show as hex. Vocabularies are about nobody. */
const dumpOf = async (config: pg.ClientConfig): Promise<string> => {
  const behind = new pg.Client(config)
  await behind.connect()
  const tables = await behind.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'vocabulary') order by 1`)
  const lines: string[] = []
  for (const { name } of tables.rows) {
    const rows = await behind.query<{ line: string }>(`select t::text as line from ${name} t`)
    lines.push(...rows.rows.map(({ line }) => line))
  }
  await behind.end()
  return lines.join('\n')
}

/** Base64 of a text reads differently at each of three places in a longer one; what depends on neighbours is cut off. */
const base64Of = (canary: string): readonly string[] =>
  [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(canary)])
    return whole
      .toString('base64')
      .replace(/=+$/, '')
      .slice(before === 0 ? 0 : before + 1, -1)
  })

const formsOf = (canary: string): readonly string[] => [
  canary,
  JSON.stringify(canary).slice(1, -1),
  encodeURIComponent(canary),
  Buffer.from(canary).toString('hex'),
  Buffer.from(canary, 'utf16le').toString('hex'),
  ...base64Of(canary),
  ...base64Of(canary).map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
]

const leaksOf = (text: string, canary: string): readonly string[] => {
  const low = text.toLowerCase()
  return formsOf(canary).filter((form) => text.includes(form) || low.includes(form.toLowerCase()))
}

const tokenIn = (text: string | undefined): string => /token=([\w-]+)/.exec(text ?? '')?.[1] ?? 'no token'
const mailTo = async (email: string): Promise<string | undefined> =>
  (await app.mails()).find(({ to }) => to === email)?.text

/** A family's way in, with a canary in every place that takes words of one's own. */
const live = async (): Promise<void> => {
  const browser = app.browser()
  const cookie = (name: string): string =>
    new RegExp(`${name}=([^;]+)`).exec(browser.cookies())?.[1] ?? 'none'
  const email = plant('e-mail', 'kanarie.gelb@canary-one.example')
  const words = plant('try-out words', 'er faellt staendig um wie ein kanarienvogel')
  await browser.request('/api/v1/try-out/meaning', { json: { words } })
  await browser.request('/en/try/carry', {
    form: {
      'phrase.0.term': 'HP:0002359',
      'phrase.0.presence': 'present',
      'phrase.0.said': plant('carried words', 'faellt kanariengelb um'),
    },
  })
  plant('try-out cookie', cookie('s4r-try-out'))
  await browser.request('/en/register/about', {
    form: { role: 'caregiver-of-minor', nickname: 'canary-keeper', country: 'RO', 'languages[]': ['ro'] },
  })
  plant('registration secret', cookie('s4r-registration'))
  await browser.request('/en/register/email', { form: { email } })
  const link = plant('confirmation token', tokenIn(await mailTo(email)))
  const page = await (await browser.request('/en/register/confirm', { form: { token: link } })).text()
  const passwordToken = plant(
    'password token',
    /name="passwordToken" value="([^"]+)"/.exec(page)?.[1] ?? 'none',
  )
  const password = plant('password', 'kanarien singen abends leiser')
  await browser.request('/en/register/password', { form: { passwordToken, password } })
  plant('session token', cookie('s4r'))
  const made = await browser.request('/api/v1/persons', {
    json: { keepDraft: 'yes', relation: 'child', name: plant('first name', 'Kanarielinde') },
  })
  const { personId } = (await made.json()) as { personId: string }
  const about = { sex: 'female', birthYear: '2022', name: plant('name, changed', 'Kanariehilde') }
  await browser.request(`/en/persons/${personId}/about`, { form: about })
  await browser.request(`/api/v1/persons/${personId}/symptoms`, {
    json: { hpoId: 'HP:0001250', ownWords: plant('own words', 'zittert wie ein gelber vogel im wind') },
  })
  await browser.request(`/api/v1/persons/${personId}/diagnoses`, {
    json: {
      status: 'suspected',
      freeText: plant('diagnosis in own words', 'Kanariensyndrom von Hinterwald'),
    },
  })
  await browser.request('/en/account/email/ask', {
    form: { email: plant('wanted e-mail', 'kanarie.blau@canary-two.example'), password },
  })
  plant('e-mail change token', tokenIn(await mailTo('kanarie.blau@canary-two.example')))
  await browser.request('/en/forgot', { form: { email } })
  await app.request('/en/forgot', {
    form: { email: plant('address asked for', 'kanarie.rot@canary-three.example') },
  })
  await app.request('/en/sign-in', {
    form: {
      email: plant('address tried', 'kanarie.gruen@canary-four.example'),
      password: plant('password tried', 'kanarien schlafen im gruenen baum'),
    },
    headers: { 'x-forwarded-for': '192.0.2.77' },
  })
  await plantMany(browser, personId)
  // Left in the queue on purpose: orders that wait are in a dump, too.
}

/** Names, symptoms and diagnoses in words nobody else uses, so that five hundred lie in the database. */
const plantMany = async (browser: ReturnType<TestApp['browser']>, personId: string) => {
  const word = (what: string, at: number): string =>
    plant(
      `${what} ${at}`,
      `kanarienwort-${createHash('sha256').update(`${what} ${at}`).digest('hex').slice(0, 18)}`,
    )
  for (let at = 0; planted.size < 500; at += 1) {
    await browser.request(`/en/persons/${personId}/about`, {
      form: { sex: 'female', birthYear: '2022', name: word('name', at) },
    })
    await browser.request(`/api/v1/persons/${personId}/diagnoses`, {
      json: { status: 'suspected', freeText: word('diagnosis', at) },
    })
  }
  // A copy of everything holds every one of them once more, in one place.
  await browser.request(`/en/persons/${personId}/agreement`, { form: { membership: 'yes' } })
  await browser.request(`/en/persons/${personId}/everything/ask`, { form: {} })
  await app.runJobs()
  family = browser
}

beforeAll(async () => {
  app = await testApp()
  for (const [at, { member, persons }] of leads.entries()) {
    plant(`demo e-mail ${at}`, member.email)
    for (const { symptoms } of persons)
      for (const { words, hpoId } of symptoms.filter(({ words }) => words.length >= 12))
        plant(`demo words ${at} ${hpoId}`, words)
  }
  await live()
  dump = await dumpOf(app.superuser)
}, 240_000)
afterAll(() => app.close())

describe('a dump of the database without the key (C1)', () => {
  it('was searched for what was truly there', () => {
    expect(planted.size).toBeGreaterThanOrEqual(500)
    expect([...planted].filter(([, canary]) => /^(none|no token)$/.test(canary))).toEqual([])
    expect(dump).toContain('canary-keeper')
    expect(dump).toContain('HP:0001250')
    expect(leaksOf(`before ${Buffer.from('x kanarie y').toString('base64')}`, 'kanarie')).not.toEqual([])
    expect(leaksOf(`before ${Buffer.from('kanarie').toString('hex')}`, 'kanarie')).not.toEqual([])
  })

  it('holds no name, address, password, token or word of anybody', () => {
    const leaks = [...planted].flatMap(([what, canary]) =>
      leaksOf(dump, canary).map((form) => `${what}: ${form}`),
    )
    expect(leaks).toEqual([])
  })
})

describe('after somebody erased their account (E4, C3)', () => {
  it('nothing that was planted can be read any more, not even with the key, nor out of an older backup', async () => {
    const { services, superuser } = app
    const directory = await mkdtemp(join(tmpdir(), 's4r-canaries-'))
    const backup = {
      owner: superuser,
      filesDir: services.config.filesDir,
      path: join(directory, 'older.s4r'),
      secret: randomBytes(32),
      now: app.clock.now(),
    }
    expect((await writeBackup(backup)).ok).toBe(true)
    expect(await readableWith(superuser)).toContain('kanarienwort-')
    const form = { when: 'now', typed: 'erase' }
    expect((await family.request('/en/account/erase', { form })).status).toBe(303)
    expect(await readableWith(superuser)).not.toContain('kanarie')
    const ledgerFile = join(directory, 'ledger.jsonl')
    while ((await writeLedgerOnce(services.database, ledgerFile)) > 0);
    expect(await readFile(ledgerFile, 'utf8')).not.toContain('kanarie')
    const older = await freshDatabase()
    try {
      const { vault } = services
      const restored = await restoreBackup({
        ...backup,
        owner: older.config,
        vault,
        ledgerFile,
        replace: false,
      })
      expect(restored.ok).toBe(true)
      expect(await readableWith(older.config)).not.toContain('kanarie')
      const after = await dumpOf(older.config)
      expect([...planted.values()].flatMap((canary) => leaksOf(after, canary))).toEqual([])
    } finally {
      await older.drop()
    }
  }, 240_000)
})

/** Everything somebody can open who holds the key file: names, words and mails that wait. */
const readableWith = async (config: pg.ClientConfig): Promise<string> => {
  const { vault } = app.services
  const behind = new pg.Client(config)
  await behind.connect()
  const texts: string[] = []
  const keyed = async (text: string, table: string, column: string): Promise<void> => {
    const rows = await behind.query<{ owner: string; wrapped: Buffer; sealed: Buffer }>(text)
    for (const { owner, wrapped, sealed } of rows.rows)
      texts.push(vault.open(vault.unwrap(owner, wrapped), { table, column, owner }, sealed))
  }
  const joined = (table: string, owner: string, column: string): string =>
    `select k.id as owner, k.wrapped, t.${column} as sealed from ${table} t
     join platform.data_key k on k.id = t.${owner} where t.${column} is not null and k.wrapped is not null`
  await keyed(joined('people.person', 'id', 'name_sealed'), 'people.person', 'name_sealed')
  await keyed(joined('people.account', 'id', 'email_sealed'), 'people.account', 'email_sealed')
  await keyed(joined('health.symptom', 'person_id', 'own_words_sealed'), 'health.symptom', 'own_words')
  await keyed(joined('health.diagnosis', 'person_id', 'free_text_sealed'), 'health.diagnosis', 'free_text')
  await behind.end()
  return texts.join('\n')
}
