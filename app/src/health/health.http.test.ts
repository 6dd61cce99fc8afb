import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { aHousehold, type Household } from '../../test/household.ts'

let app: TestApp
let home: Household
beforeAll(async () => {
  app = await testApp()
  home = await aHousehold(app)
})
afterAll(async () => {
  await home.close()
  await app.close()
})

const list = (locale = 'en') => `/${locale}/persons/${home.mother.personId}/symptoms`
const current = (hpoId: string) =>
  home.look(
    `select * from health.symptom where person_id = $1 and superseded_at is null and hpo_id = '${hpoId}'`,
  )

describe('saying a symptom without script', () => {
  it('offers terms for own words as a choice, with a way out, and stores nothing yet', async () => {
    const response = await home.post(`${list()}/words`, { words: 'he falls a lot' })
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('value="HP:0002359"')
    expect(html).toContain('value="none"')
    expect(html).toContain('he falls a lot')
    expect(await home.look('select 1 from health.symptom where person_id = $1')).toEqual([])
  })

  it('shows what is wider and narrower than a candidate', async () => {
    const html = await (await home.post(`${list()}/words`, { words: 'shakes', near: 'HP:0001250' })).text()
    expect(html).toContain('Wider:')
    expect(html).toContain('checked')
  })

  it('puts the choice on the list, own words first and sealed in the database', async () => {
    const done = await home.post(list(), {
      words: 'he falls a lot',
      hpoId: 'HP:0002359',
      presence: 'present',
    })
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toMatch(new RegExp(`^${list()}\\?added=`))
    const html = await (await home.get(list())).text()
    expect(html.indexOf('“he falls a lot”')).toBeGreaterThan(0)
    expect(html.indexOf('“he falls a lot”')).toBeLessThan(html.indexOf('HP:0002359'))
    const [row] = await current('HP:0002359')
    expect(row.own_words_sealed).toBeInstanceOf(Buffer)
    expect(row.own_words_sealed.toString('latin1')).not.toContain('falls')
  })

  it('says what to do when none of the terms was meant', async () => {
    const response = await home.post(list(), { words: 'he falls a lot', hpoId: 'none', presence: 'present' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('or try other words')
  })

  it('refuses a term that the vocabulary does not have', async () => {
    const response = await home.post(list(), { words: 'x y', hpoId: 'HP:9999999' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Look for it again in your own words')
  })

  it('adding the same term again changes the entry, and saying nothing new adds no history', async () => {
    await home.post(list(), { words: 'trips over everything', hpoId: 'HP:0002359', presence: 'present' })
    await home.post(list(), { words: 'trips over everything', hpoId: 'HP:0002359', presence: 'present' })
    expect(await current('HP:0002359')).toHaveLength(1)
    expect(await home.look('select 1 from health.symptom where person_id = $1')).toHaveLength(2)
  })

  it('sent twice at once gives one entry', async () => {
    const twice = await Promise.all(
      [1, 2].map(() => home.post(list(), { words: 'shakes', hpoId: 'HP:0001250', presence: 'unsure' })),
    )
    expect(twice.map(({ status }) => status)).toEqual([303, 303])
    expect(await current('HP:0001250')).toHaveLength(1)
  })

  it('ticks several at once and leaves what is on the list as it is', async () => {
    const response = await home.post(`${list()}/several`, { 'hpoIds[]': ['HP:0001250', 'HP:0001263'] })
    expect(response.status).toBe(303)
    expect(await current('HP:0001263')).toMatchObject([{ presence: 'present' }])
    expect(await current('HP:0001250')).toMatchObject([{ presence: 'unsure' }])
  })

  it.each(['en', 'es', 'ro'])(
    'is a page in %s with what published cases have together with it',
    async (locale) => {
      const html = await (await home.get(list(locale))).text()
      expect(html).toContain('name="hpoIds[]"')
      expect(html).toContain('symptom-picker')
    },
  )
})

describe('a symptom on the list', () => {
  const entryOf = async () => (await current('HP:0002359'))[0].entry as string

  it('keeps since when, how strong, and every wording before with its date', async () => {
    const page = `${list()}/${await entryOf()}`
    const saved = await home.post(page, {
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
    const history = await (await home.get(`${page}/history`)).text()
    for (const words of ['he falls a lot', 'trips over everything', 'falls every day'])
      expect(history).toContain(words)
    expect(history).toContain('22 November 2026')
  })

  it('asks for the age when “from a certain age” was chosen, and keeps what was typed', async () => {
    const response = await home.post(`${list()}/${await entryOf()}`, {
      onset: 'age',
      ownWords: 'half a sentence',
    })
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).toContain('Write the age in years or months')
    expect(html).toContain('half a sentence')
  })

  it('loses its own words when the box was emptied', async () => {
    await home.post(`${list()}/${await entryOf()}`, { presence: 'present' })
    expect(await current('HP:0002359')).toMatchObject([{ own_words_sealed: null, severity: 'severe' }])
  })

  it('leaves the list when removed, twice over without harm, and stays readable in its history', async () => {
    const page = `${list()}/${(await current('HP:0001263'))[0].entry}`
    expect((await home.post(`${page}/remove`, {})).status).toBe(303)
    expect((await home.post(`${page}/remove`, {})).status).toBe(303)
    expect(await current('HP:0001263')).toEqual([])
    expect(await (await home.get(`${page}/history`)).text()).toContain('Taken off the list')
  })

  it('that was changed, removed or ticked is said to be saved on the next page, read out, in every language', async () => {
    const after = async (answer: Response) => {
      const where = answer.headers.get('location') ?? ''
      return { where, html: await (await home.get(where)).text() }
    }
    const words = { en: 'Saved', es: 'Guardado', ro: 'Salvat' }
    const [{ entry }] = await current('HP:0001250')
    for (const [locale, saved] of Object.entries(words)) {
      const changed = await after(await home.post(`${list(locale)}/${entry}`, { severity: 'mild' }))
      expect(changed.html).toMatch(new RegExp(`role="status"[\\s\\S]*${saved}: `))
      expect(changed.html).toContain(`href="${list(locale)}/${entry}/history"`)
    }
    const removed = await after(await home.post(`${list()}/${entry}/remove`, {}))
    expect(removed.html).toMatch(/role="status"[\s\S]*The symptom is off your list/)
    const ticked = await after(
      await home.post(`${list()}/several`, { 'hpoIds[]': ['HP:0001250', 'HP:0001252'] }),
    )
    expect(ticked.html).toMatch(/role="status"[\s\S]*2 symptoms added/)
  })

  it('is not said to be saved where the list says otherwise', async () => {
    const [{ entry }] = await current('HP:0001250')
    for (const query of [`removed=${entry}`, `changed=${home.mother.personId}`, 'several=900', 'removed=<b>'])
      expect(await (await home.get(`${list()}?${query}`)).text()).not.toContain('role="status"')
  })

  it('is only looked at by a second relative, and that look is audited', async () => {
    const html = await (await home.get(list(), home.grandmother.cookie)).text()
    expect(html).toContain('HP:0002359')
    expect(html).not.toContain('name="words"')
    expect((await home.post(list(), { hpoId: 'HP:0001250' }, home.grandmother.cookie)).status).toBe(404)
    expect(
      await home.look(
        `select 1 from access.audit where person_id = $1 and operation = 'health.read-symptoms'`,
      ),
    ).toHaveLength(1)
  })

  it('is absent for everybody else, whatever they ask', async () => {
    const entry = await entryOf()
    for (const path of ['', `/${entry}`, `/${entry}/history`])
      expect((await home.get(`${list()}${path}`, home.stranger.cookie)).status).toBe(404)
    expect((await home.post(`${list()}/${entry}/remove`, {}, home.stranger.cookie)).status).toBe(404)
    expect(await current('HP:0002359')).toHaveLength(1)
  })

  it('of one person cannot be changed through another person', async () => {
    const own = `/en/persons/${home.stranger.personId}/symptoms/${await entryOf()}`
    expect((await home.post(own, { severity: 'mild' }, home.stranger.cookie)).status).toBe(404)
    await home.post(`${own}/remove`, {}, home.stranger.cookie)
    expect(await current('HP:0002359')).toMatchObject([{ severity: 'severe' }])
  })
})

describe('the profile', () => {
  const api = () => `/api/v1/persons/${home.mother.personId}/profile`
  const put = (json: unknown) => app.request(api(), { method: 'PUT', json, as: home.mother.cookie })

  it('is saved and read again; a country not said is no country', async () => {
    expect((await put({ birthYear: 2022, birthMonth: 3, sex: 'female' })).status).toBe(200)
    const response = await home.get(api())
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
    home.post(list(), { hpoId: 'HP:0000508', presence: 'present', onset: 'age', onsetYears, onsetMonths })

  it('is refused when nobody of that birth month has reached the age, and kept when they have', async () => {
    const refused = await at('4', '9')
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('This age has not come yet')
    expect(await current('HP:0000508')).toEqual([])
    expect((await at('4', '8')).status).toBe(303)
    const [{ entry }] = await current('HP:0000508')
    const changed = await home.post(`${list()}/${entry}`, { onset: 'age', onsetYears: '5' })
    expect(changed.status).toBe(422)
    expect(await changed.text()).toContain('id="onsetYears-error"')
  })
})

describe('the doctor sheet', () => {
  const sheet = (locale: string) => `/${locale}/persons/${home.mother.personId}/doctor-sheet`

  it('shows the reader’s language and English side by side, the code, the age, and no nickname', async () => {
    const html = await (await home.get(sheet('es'))).text()
    const [term] = [app.services.vocabulary.current()]
    expect(html).toContain(term.termLabel('HP:0002359', 'es'))
    expect(html).toContain(term.clinicalLabel('HP:0002359'))
    expect(html).toContain('HP:0002359')
    expect(html).toContain('4 años')
    expect(html).toContain('Noa')
    const nickname = (
      await home.behind.query('select nickname from people.account where id = $1', [home.mother.accountId])
    ).rows[0].nickname
    expect(html.slice(html.indexOf('<article'))).not.toContain(nickname)
  })

  it('leaves the name out when that is wanted', async () => {
    const html = await (await home.get(`${sheet('en')}?name=hide`)).text()
    expect(html).not.toContain('Noa')
    expect(html).toContain('Name left out')
  })

  it('is absent for everybody else, as a page and as a PDF', async () => {
    expect((await home.get(sheet('en'), home.stranger.cookie)).status).toBe(404)
    expect((await home.get(`${sheet('en')}.pdf`, home.stranger.cookie)).status).toBe(404)
  })
})
