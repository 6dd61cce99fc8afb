import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { formOn } from '../../test/form-on.ts'
import { aCarer, aMember, bringIn, startRepresentation } from '../people/index.ts'
import { nobody } from '../platform/db/index.ts'

let app: TestApp
let behind: pg.Client
let mother: { accountId: string; personId: string; cookie: string }
let stranger: { accountId: string; personId: string; cookie: string }
let grandmother: string

const bring = async (member = aMember()) => {
  const made = await app.services.database.begin('identity', nobody, (trx) =>
    bringIn(trx, app.services, member),
  )
  return {
    accountId: made.accountId,
    personId: made.personIds[0] ?? '',
    cookie: await app.signIn(made.accountId),
  }
}

beforeAll(async () => {
  app = await testApp()
  behind = new pg.Client(app.superuser)
  await behind.connect()
  mother = await bring(aCarer({ of: 'Noa' }))
  stranger = await bring()
  const relative = await bring(aMember({ persons: [] }))
  grandmother = relative.cookie
  await app.services.database.begin('identity', nobody, (trx) =>
    startRepresentation(trx, {
      accountId: relative.accountId,
      personId: mother.personId,
      relation: 'second-relative',
      now: app.clock.now(),
    }),
  )
})
afterAll(async () => {
  await behind.end()
  await app.close()
})

const get = (path: string, as = mother.cookie) => app.request(path, { as })
const post = (path: string, form: Record<string, string | readonly string[]>, as = mother.cookie) =>
  app.request(path, { as, form, method: 'POST' })
const list = (locale = 'en') => `/${locale}/persons/${mother.personId}/symptoms`
const look = async (text: string) => (await behind.query(text, [mother.personId])).rows
const current = (hpoId: string) =>
  look(`select * from health.symptom where person_id = $1 and superseded_at is null and hpo_id = '${hpoId}'`)

describe('saying a symptom without script', () => {
  it('offers terms for own words as a choice, with a way out, and stores nothing yet', async () => {
    const response = await post(`${list()}/words`, { words: 'he falls a lot' })
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('value="HP:0002359"')
    expect(html).toContain('value="none"')
    expect(html).toContain('he falls a lot')
    expect(await look('select 1 from health.symptom where person_id = $1')).toEqual([])
  })

  it('shows what is wider and narrower than a candidate', async () => {
    const html = await (await post(`${list()}/words`, { words: 'shakes', near: 'HP:0001250' })).text()
    expect(html).toContain('Wider:')
    expect(html).toContain('checked')
  })

  it('puts the choice on the list, own words first and sealed in the database', async () => {
    const done = await post(list(), { words: 'he falls a lot', hpoId: 'HP:0002359', presence: 'present' })
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toMatch(new RegExp(`^${list()}\\?added=`))
    const html = await (await get(list())).text()
    expect(html.indexOf('“he falls a lot”')).toBeGreaterThan(0)
    expect(html.indexOf('“he falls a lot”')).toBeLessThan(html.indexOf('HP:0002359'))
    const [row] = await current('HP:0002359')
    expect(row.own_words_sealed).toBeInstanceOf(Buffer)
    expect(row.own_words_sealed.toString('latin1')).not.toContain('falls')
  })

  it('says what to do when none of the terms was meant', async () => {
    const response = await post(list(), { words: 'he falls a lot', hpoId: 'none', presence: 'present' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('or try other words')
  })

  it('refuses a term that the vocabulary does not have', async () => {
    const response = await post(list(), { words: 'x y', hpoId: 'HP:9999999' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Look for it again in your own words')
  })

  it('adding the same term again changes the entry, and saying nothing new adds no history', async () => {
    await post(list(), { words: 'trips over everything', hpoId: 'HP:0002359', presence: 'present' })
    await post(list(), { words: 'trips over everything', hpoId: 'HP:0002359', presence: 'present' })
    expect(await current('HP:0002359')).toHaveLength(1)
    expect(await look('select 1 from health.symptom where person_id = $1')).toHaveLength(2)
  })

  it('sent twice at once gives one entry', async () => {
    const twice = await Promise.all(
      [1, 2].map(() => post(list(), { words: 'shakes', hpoId: 'HP:0001250', presence: 'unsure' })),
    )
    expect(twice.map(({ status }) => status)).toEqual([303, 303])
    expect(await current('HP:0001250')).toHaveLength(1)
  })

  it('ticks several at once and leaves what is on the list as it is', async () => {
    const response = await post(`${list()}/several`, { 'hpoIds[]': ['HP:0001250', 'HP:0001263'] })
    expect(response.status).toBe(303)
    expect(await current('HP:0001263')).toMatchObject([{ presence: 'present' }])
    expect(await current('HP:0001250')).toMatchObject([{ presence: 'unsure' }])
  })

  it.each(['en', 'es', 'ro'])(
    'is a page in %s with what published cases have together with it',
    async (locale) => {
      const html = await (await get(list(locale))).text()
      expect(html).toContain('name="hpoIds[]"')
      expect(html).toContain('symptom-picker')
    },
  )
})

describe('a symptom on the list', () => {
  const entryOf = async () => (await current('HP:0002359'))[0].entry as string

  it('keeps since when, how strong, and every wording before with its date', async () => {
    const page = `${list()}/${await entryOf()}`
    const saved = await post(page, {
      presence: 'present',
      onset: 'age',
      onsetYears: '2',
      onsetMonths: '3',
      severity: 'severe',
      course: 'still',
      ownWords: 'falls every day',
    })
    expect(saved.status).toBe(303)
    expect(await current('HP:0002359')).toMatchObject([
      { onset: 'age', onset_months: 27, severity: 'severe' },
    ])
    const history = await (await get(`${page}/history`)).text()
    for (const words of ['he falls a lot', 'trips over everything', 'falls every day'])
      expect(history).toContain(words)
    expect(history).toContain('22 November 2026')
  })

  it('asks for the age when “from a certain age” was chosen, and keeps what was typed', async () => {
    const response = await post(`${list()}/${await entryOf()}`, { onset: 'age', ownWords: 'half a sentence' })
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).toContain('Write the age in years or months')
    expect(html).toContain('half a sentence')
  })

  it('loses its own words when the box was emptied', async () => {
    await post(`${list()}/${await entryOf()}`, { presence: 'present' })
    expect(await current('HP:0002359')).toMatchObject([{ own_words_sealed: null, severity: 'severe' }])
  })

  it('leaves the list when removed, twice over without harm, and stays readable in its history', async () => {
    const page = `${list()}/${(await current('HP:0001263'))[0].entry}`
    expect((await post(`${page}/remove`, {})).status).toBe(303)
    expect((await post(`${page}/remove`, {})).status).toBe(303)
    expect(await current('HP:0001263')).toEqual([])
    expect(await (await get(`${page}/history`)).text()).toContain('Taken off the list')
  })

  it('that was changed, removed or ticked is said to be saved on the next page, read out, in every language', async () => {
    const after = async (answer: Response) => {
      const where = answer.headers.get('location') ?? ''
      return { where, html: await (await get(where)).text() }
    }
    const words = { en: 'Saved', es: 'Guardado', ro: 'Salvat' }
    const [{ entry }] = await current('HP:0001250')
    for (const [locale, saved] of Object.entries(words)) {
      const changed = await after(await post(`${list(locale)}/${entry}`, { severity: 'mild' }))
      expect(changed.html).toMatch(new RegExp(`role="status"[\\s\\S]*${saved}: `))
      expect(changed.html).toContain(`href="${list(locale)}/${entry}/history"`)
    }
    const removed = await after(await post(`${list()}/${entry}/remove`, {}))
    expect(removed.html).toMatch(/role="status"[\s\S]*The symptom is off your list/)
    const ticked = await after(await post(`${list()}/several`, { 'hpoIds[]': ['HP:0001250', 'HP:0001252'] }))
    expect(ticked.html).toMatch(/role="status"[\s\S]*2 symptoms added/)
  })

  it('is not said to be saved where the list says otherwise', async () => {
    const [{ entry }] = await current('HP:0001250')
    for (const query of [`removed=${entry}`, `changed=${mother.personId}`, 'several=900', 'removed=<b>'])
      expect(await (await get(`${list()}?${query}`)).text()).not.toContain('role="status"')
  })

  it('is only looked at by a second relative, and that look is audited', async () => {
    const html = await (await get(list(), grandmother)).text()
    expect(html).toContain('HP:0002359')
    expect(html).not.toContain('name="words"')
    expect((await post(list(), { hpoId: 'HP:0001250' }, grandmother)).status).toBe(404)
    expect(
      await look(`select 1 from access.audit where person_id = $1 and operation = 'health.read-symptoms'`),
    ).toHaveLength(1)
  })

  it('is absent for everybody else, whatever they ask', async () => {
    const entry = await entryOf()
    for (const path of ['', `/${entry}`, `/${entry}/history`])
      expect((await get(`${list()}${path}`, stranger.cookie)).status).toBe(404)
    expect((await post(`${list()}/${entry}/remove`, {}, stranger.cookie)).status).toBe(404)
    expect(await current('HP:0002359')).toHaveLength(1)
  })

  it('of one person cannot be changed through another person', async () => {
    const own = `/en/persons/${stranger.personId}/symptoms/${await entryOf()}`
    expect((await post(own, { severity: 'mild' }, stranger.cookie)).status).toBe(404)
    await post(`${own}/remove`, {}, stranger.cookie)
    expect(await current('HP:0002359')).toMatchObject([{ severity: 'severe' }])
  })
})

describe('diagnoses', () => {
  const diagnoses = () => `/en/persons/${mother.personId}/diagnoses`
  const known = () =>
    look(
      'select status, disease_id, free_text_sealed, since_year from health.diagnosis where person_id = $1 and superseded_at is null',
    )

  it('a search still going on is an answer, with since when', async () => {
    expect((await post(diagnoses(), { status: 'undiagnosed', sinceYear: '2023' })).status).toBe(303)
    expect(await known()).toMatchObject([{ status: 'undiagnosed', since_year: 2023 }])
    expect(await (await get(diagnoses())).text()).toContain('No name for it yet')
  })

  it('are found by name or code, and the own words are an answer too, kept sealed', async () => {
    const html = await (
      await post(`${diagnoses()}/find`, { status: 'suspected', freeText: 'ORPHA:98896' })
    ).text()
    expect(html).toContain('ORPHA:98896')
    expect(html).toContain('value="own"')
    await post(diagnoses(), { status: 'suspected', diseaseId: 'own', freeText: 'the weakness of aunt Rosa' })
    const suspected = (await known()).find(({ status }) => status === 'suspected')
    expect(suspected?.free_text_sealed.toString('latin1')).not.toContain('Rosa')
  })

  it('that are confirmed end “no name yet”; the same twice is one', async () => {
    await post(diagnoses(), { status: 'confirmed', diseaseId: 'ORPHA:98896' })
    await post(diagnoses(), { status: 'confirmed', diseaseId: 'ORPHA:98896', sinceYear: '2025' })
    const rows = await known()
    expect(rows.map(({ status }) => status).sort()).toEqual(['confirmed', 'suspected'])
    expect(rows.find(({ status }) => status === 'confirmed')).toMatchObject({ since_year: 2025 })
  })

  describe('can be changed', () => {
    const entryOf = async (status: string) =>
      (
        await look(
          `select entry from health.diagnosis where person_id = $1 and superseded_at is null and status = '${status}'`,
        )
      )[0].entry as string
    const wordings = (entry: string) =>
      look(
        `select status, since_year from health.diagnosis where person_id = $1 and entry = '${entry}' order by id`,
      )

    it('from a form filled with what was said; an untouched name keeps its disease, and history stays', async () => {
      const entry = await entryOf('confirmed')
      const page = `${diagnoses()}/${entry}`
      expect(await (await get(diagnoses())).text()).toContain(`href="${page}"`)
      const fields = formOn(await (await get(page)).text(), page)
      expect(fields).toMatchObject({ status: 'confirmed', sinceYear: '2025' })
      const before = await wordings(entry)
      const answer = await post(page, { ...fields, status: 'suspected', sinceYear: '2019' })
      expect(answer.status).toBe(303)
      expect(await (await get(answer.headers.get('location') ?? '')).text()).toMatch(
        /role="status"[\s\S]*Saved: /,
      )
      expect(await wordings(entry)).toEqual([...before, { status: 'suspected', since_year: 2019 }])
      const [row] = await look(
        `select disease_id from health.diagnosis where person_id = $1 and entry = '${entry}' and superseded_at is null`,
      )
      expect(row.disease_id).toBe(fields.diseaseBefore)
      await post(page, fields)
    })

    it('to another name, after asking which disease is meant', async () => {
      const entry = await entryOf('suspected')
      const page = `${diagnoses()}/${entry}`
      const fields = formOn(await (await get(page)).text(), page)
      expect(fields).toMatchObject({ freeText: 'the weakness of aunt Rosa' })
      const asked = await post(page, { ...fields, freeText: 'Becker' })
      expect(asked.status).toBe(200)
      const html = await asked.text()
      const [, diseaseId] = /name="diseaseId" value="((?!own)[^"]+)"/.exec(html) ?? []
      expect((await post(page, { ...formOn(html, page), diseaseId: 'own' })).status).toBe(303)
      expect(await (await get(diagnoses())).text()).toContain('Becker')
      expect(diseaseId).toBeDefined()
      expect(await wordings(entry)).toHaveLength(2)
    })

    it('and says at the field what has to be mended, with what was typed', async () => {
      const entry = await entryOf('suspected')
      const page = `${diagnoses()}/${entry}`
      const fields = formOn(await (await get(page)).text(), page)
      const late = await (await post(page, { ...fields, sinceYear: '2031' })).text()
      expect(late).toContain('id="sinceYear-error"')
      expect(late).toContain('value="2031"')
      const renamed = await post(page, { ...fields, freeText: 'Duchenne', sinceYear: '2031' })
      expect(renamed.status).toBe(422)
      expect(await renamed.text()).toContain('id="sinceYear-error"')
      expect(await (await post(page, { ...fields, freeText: '' })).text()).toContain('id="freeText-error"')
      expect(await wordings(entry)).toHaveLength(2)
    })
  })

  it.each(['2027', '2201', '9999'])(
    'refuse %s, which has not come yet, at the box it was typed in',
    async (year) => {
      const unnamed = await post(diagnoses(), { status: 'undiagnosed', sinceYear: year })
      const named = { status: 'suspected', freeText: 'ORPHA:98896', sinceYear: year }
      const asked = await post(`${diagnoses()}/find`, named)
      const chosen = await post(diagnoses(), { ...named, diseaseId: 'own' })
      expect([unnamed.status, asked.status, chosen.status]).toEqual([422, 422, 422])
      const [inNoName, inName] = [await unnamed.text(), await asked.text()]
      expect(inNoName).toContain('id="searching-since-error"')
      expect(inNoName).not.toContain('id="sinceYear-error"')
      expect(inName).toContain('id="sinceYear-error"')
      for (const html of [inNoName, inName, await chosen.text()]) {
        expect(html).toContain('has not come yet')
        expect(html).toContain(`value="${year}"`)
      }
    },
  )

  it('refuse a disease nobody knows', async () => {
    expect((await post(diagnoses(), { status: 'confirmed', diseaseId: 'ORPHA:000' })).status).toBe(422)
  })
})

describe('the profile', () => {
  const api = () => `/api/v1/persons/${mother.personId}/profile`
  const put = (json: unknown) => app.request(api(), { method: 'PUT', json, as: mother.cookie })

  it('is saved and read again; a country not said is no country', async () => {
    expect((await put({ birthYear: 2022, birthMonth: 3, sex: 'female' })).status).toBe(200)
    const response = await get(api())
    expect(await response.json()).toEqual({ profile: { birthYear: 2022, birthMonth: 3, sex: 'female' } })
  })

  it('refuses a birth that is still to come, and a month without its year', async () => {
    for (const birth of [{ birthYear: 2026, birthMonth: 12 }, { birthYear: 2027 }, { birthYear: 2300 }]) {
      const refused = await put({ ...birth, sex: 'unsaid' })
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('has not come yet')
    }
    expect((await put({ birthMonth: 12, sex: 'unsaid' })).status).toBe(422)
  })
})

describe('a symptom that began at an age', () => {
  const at = (onsetYears: string, onsetMonths: string) =>
    post(list(), { hpoId: 'HP:0000508', presence: 'present', onset: 'age', onsetYears, onsetMonths })

  it('is refused when nobody of that birth month has reached the age, and kept when they have', async () => {
    const refused = await at('4', '9')
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('This age has not come yet')
    expect(await current('HP:0000508')).toEqual([])
    expect((await at('4', '8')).status).toBe(303)
    const [{ entry }] = await current('HP:0000508')
    const changed = await post(`${list()}/${entry}`, { onset: 'age', onsetYears: '5' })
    expect(changed.status).toBe(422)
    expect(await changed.text()).toContain('id="onsetYears-error"')
  })
})

describe('the doctor sheet', () => {
  const sheet = (locale: string) => `/${locale}/persons/${mother.personId}/doctor-sheet`

  it('shows the reader’s language and English side by side, the code, the age, and no nickname', async () => {
    const html = await (await get(sheet('es'))).text()
    const [term] = [app.services.vocabulary.current()]
    expect(html).toContain(term.termLabel('HP:0002359', 'es'))
    expect(html).toContain(term.clinicalLabel('HP:0002359'))
    expect(html).toContain('HP:0002359')
    expect(html).toContain('4 años')
    expect(html).toContain('Noa')
    const nickname = (
      await behind.query('select nickname from people.account where id = $1', [mother.accountId])
    ).rows[0].nickname
    expect(html.slice(html.indexOf('<article'))).not.toContain(nickname)
  })

  it('leaves the name out when that is wanted', async () => {
    const html = await (await get(`${sheet('en')}?name=hide`)).text()
    expect(html).not.toContain('Noa')
    expect(html).toContain('Name left out')
  })

  it('is absent for everybody else, as a page and as a PDF', async () => {
    expect((await get(sheet('en'), stranger.cookie)).status).toBe(404)
    expect((await get(`${sheet('en')}.pdf`, stranger.cookie)).status).toBe(404)
  })
})
