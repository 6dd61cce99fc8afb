import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leads } from '../../compose/demo/cast.ts'
import { type TestApp, testApp } from '../app.ts'

let app: TestApp
let dump: string
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
  // Left in the queue on purpose: orders that wait are in a dump, too.
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
    expect(planted.size).toBeGreaterThan(40)
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
