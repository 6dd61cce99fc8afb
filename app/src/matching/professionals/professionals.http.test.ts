import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { aMember, bringIn } from '../../people/index.ts'
import { nobody } from '../../platform/db/index.ts'

const path = '/en/professionals/diseases'
const words = 'falls a lot, walks on toes, HP:0003236, no seizures'

let app: TestApp
let behind: pg.Client
let clinician: string
let withoutFactor: string
let member: string

beforeAll(async () => {
  app = await testApp()
  behind = new pg.Client(app.superuser)
  await behind.connect()
  const bring = (role: 'clinician' | 'patient') =>
    app.services.database.begin('identity', nobody, (trx) =>
      bringIn(trx, app.services, aMember({ role, persons: [] })),
    )
  const doctor = await bring('clinician')
  clinician = await app.signIn(doctor.accountId, { secondFactor: true })
  withoutFactor = await app.signIn(doctor.accountId)
  member = await app.signIn((await bring('patient')).accountId, { secondFactor: true })
  await app.services.matching.rebuild()
}, 120_000)
afterAll(async () => {
  await behind.end()
  await app.close()
})

const ask = (form: Readonly<Record<string, string>>, as = clinician): Promise<Response> =>
  app.request(path, { method: 'POST', form, as })

describe('diseases that symptoms speak for', () => {
  it('say what the page is for before anything is asked, in each language', async () => {
    for (const [locale, sentence] of [
      ['en', 'It is not for diagnosis.'],
      ['es', 'No sirve para diagnosticar.'],
      ['ro', 'Nu este pentru diagnostic.'],
    ] as const) {
      const page = await app.request(`/${locale}/professionals/diseases`, { as: clinician })
      expect(page.status).toBe(200)
      expect(await page.text()).toContain(sentence)
    }
  })

  it('come with what was understood, what is in common, and how often such a first was right', async () => {
    const html = await (await ask({ words })).text()
    for (const code of ['HP:0002359', 'HP:0030051', 'HP:0003236']) expect(html).toContain(code)
    expect(html).toMatch(/seizures.*absent/s)
    expect(html).toContain('MONDO:0010679')
    expect(html).toMatch(/was the diagnosis in about \d+ of 100/)
  })

  it('come with how often a disease has a symptom where a description says so, and with no number where none does', async () => {
    const sharedWith = async (diseaseId: string) => {
      const answer = await app.request('/api/v1/professionals/diseases', {
        method: 'POST',
        json: { words: 'HP:0002359, HP:0030051' },
        as: clinician,
      })
      const { diseases } = (await answer.json()) as {
        readonly diseases: readonly {
          readonly diseaseId: string
          readonly shared: readonly { readonly id: string; readonly share?: number }[]
        }[]
      }
      const found = diseases.find((one) => one.diseaseId === diseaseId)
      return new Map(found?.shared.map(({ id, share }) => [id, share]))
    }
    const duchenne = 'MONDO:0010679'
    expect([...(await sharedWith(duchenne)).values()]).toEqual([undefined, undefined])
    await behind.query(
      `update vocabulary.annotation set share = 0.4 where disease = $1 and term = 'HP:0002359'`,
      [duchenne],
    )
    await behind.query(`insert into vocabulary.release (kind, installed_at) values ('starter', now())`)
    expect(await app.services.vocabulary.reload()).toBe(true)
    await app.services.matching.rebuild()
    const told = await sharedWith(duchenne)
    expect(told.get('HP:0002359')).toBeCloseTo(0.4, 1)
    expect(told.has('HP:0030051')).toBe(true)
    expect(told.get('HP:0030051')).toBeUndefined()
  })

  it('follow what a phrase is said to mean, and leave out what is said to mean none of it', async () => {
    const before = await (await ask({ words: 'falls a lot' })).text()
    expect(before).toContain('pro-diseases-title')
    const left = await (
      await ask({ words: 'falls a lot', 'meaning.0.said': 'falls a lot', 'meaning.0.term': 'none' })
    ).text()
    expect(left).toContain('Nothing to compare')
    const other = await (
      await ask({ words: 'walks on toes', 'meaning.0.said': 'falls a lot', 'meaning.0.term': 'none' })
    ).text()
    expect(other).toContain('pro-diseases-title')
  })

  it('need a word, and keep what was written when it is too long', async () => {
    expect((await ask({ words: '' })).status).toBe(422)
    const long = `falls a lot ${'x'.repeat(4000)}`
    const answer = await ask({ words: long })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(long)
  })

  it('are for clinicians with a second factor, and absent for everybody else', async () => {
    for (const as of [member, withoutFactor]) {
      expect((await app.request(path, { as })).status).not.toBe(200)
      expect((await ask({ words }, as)).status).not.toBe(200)
    }
    expect((await app.request(path, { as: member })).status).toBe(404)
  })

  it('are the same in the API, and nothing of what was typed is written down', async () => {
    const answer = await app.request('/api/v1/professionals/diseases', {
      method: 'POST',
      json: { words: 'falls a lot and zyxwvut' },
      as: clinician,
    })
    const body = (await answer.json()) as { readonly diseases: readonly { readonly share: number }[] }
    expect(body.diseases.length).toBeGreaterThan(5)
    const shares = body.diseases.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    const { rows } = await behind.query(
      `select to_jsonb(a) as line from access.audit a where operation = 'matching.rank-diseases'`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('zyxwvut')
  })
})
