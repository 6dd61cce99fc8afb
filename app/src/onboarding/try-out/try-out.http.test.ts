import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { errorsOn, formOn } from '../../../test/form-on.ts'
import { aPublishedCase, publishCases } from '../../matching/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await publishCases(app.services, [
    aPublishedCase({ id: 'PPS:near', present: ['HP:0002359', 'HP:0000508'] }),
    aPublishedCase({ id: 'PPS:far', present: ['HP:0000365'] }),
  ])
})
afterAll(() => app.close())

const words = 'He falls a lot. His eyelids droop. No seizures.'
const from = (html: string, action: string) => formOn(html, `/en${action}`)
const say = async (text: string, language = 'en') =>
  (await app.request(`/${language}/try/words`, { form: { words: text } })).text()

/** Rows of every table of ours: the try-out may not add one, not even to the audit. */
const rowCounts = async (): Promise<readonly unknown[]> => {
  const client = new pg.Client(app.superuser)
  await client.connect()
  try {
    const tables = await client.query<{ place: string }>(
      `select format('%I.%I', schemaname, tablename) as place from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    )
    const counts: unknown[] = []
    for (const { place } of tables.rows) {
      const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${place}`)
      counts.push([place, rows[0]?.n])
    }
    return counts
  } finally {
    await client.end()
  }
}

describe('the try-out', () => {
  it('shows how it understood each part: what is there, what is not, and a way to say none of these', async () => {
    const html = await say(words)
    const fields = from(html, '/try/results')
    const terms = Object.entries(fields).filter(([name]) => name.endsWith('.term'))
    expect(terms.map(([, term]) => term)).toEqual(['HP:0002359', 'HP:0000508', 'HP:0001250'])
    expect(fields['phrase.0.presence']).toBe('present')
    expect(fields['phrase.2.presence']).toBe('absent')
    expect(html.match(/value="none"/g)).toHaveLength(3)
  })

  it('shows at once the body systems and the published cases, each with its reasons', async () => {
    const answer = await app.request('/en/try/results', { form: from(await say(words), '/try/results') })
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('Parts of the body involved')
    expect(html).toContain('<svg class="body-systems"')
    expect(html).toContain('/en/cases/PPS%3Anear')
    expect(html).not.toContain('/en/cases/PPS%3Afar')
  })

  it('asks for one symptom that is there, and keeps what was chosen', async () => {
    const form = { ...from(await say('No seizures.'), '/try/results') }
    const answer = await app.request('/en/try/results', { form })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(errorsOn(html)).toContain('Choose at least one symptom')
    expect(from(html, '/try/results')).toEqual(form)
  })

  it('chooses nothing for words that mean nothing, and asks for other words', async () => {
    const html = await say('asdf qwer')
    const fields = from(html, '/try/results')
    expect(fields['phrase.0.term']).toBeUndefined()
    expect(html).toContain('We are not sure what you mean')
    const again = await app.request('/en/try/results', { form: fields })
    expect(again.status).toBe(422)
    expect(errorsOn(await again.text())).toContain('Choose what you mean by these words')
  })

  it('never leaves words out in silence: what was not answered is asked again, the rest kept', async () => {
    const fields = from(await say(`${words} asdf qwer.`), '/try/results')
    const again = await app.request('/en/try/results', { form: fields })
    expect(again.status).toBe(422)
    const html = await again.text()
    expect(html).toContain('id="phrase.3.term-error"')
    expect(from(html, '/try/results')).toEqual(fields)
    const answered = { ...fields, 'phrase.3.term': 'none' }
    expect((await app.request('/en/try/results', { form: answered })).status).toBe(200)
  })

  it('writes nothing anywhere, whatever is said and carried', async () => {
    const before = await rowCounts()
    const form = from(await say(words), '/try/results')
    await app.request('/en/try')
    await app.request('/en/try/results', { form })
    const carried = await app.request('/en/try/carry', { form })
    expect(carried.headers.get('location')).toBe('/en/register/about')
    expect(await rowCounts()).toEqual(before)
  })

  it('leaves in the browser what nobody can read there', async () => {
    const form = from(await say(words), '/try/results')
    const answer = await app.request('/en/try/carry', { form })
    const cookie = answer.headers.getSetCookie().find((line) => line.includes('s4r-try-out')) ?? ''
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie.length).toBeLessThan(4000)
    expect(decodeURIComponent(cookie)).not.toMatch(/falls|HP:/)
  })

  it('says so kindly when the words hold no symptom', async () => {
    const html = await say('xq zzt vrr')
    expect(html).toContain('We did not find a symptom in your words')
  })

  it.each([
    ['es', 'Se cae mucho. No tiene convulsiones.', 'HP:0001250'],
    ['ro', 'Cade des. Nu are convulsii.', 'HP:0001250'],
  ])('understands a denial in %s', async (language, text, absent) => {
    const fields = formOn(await say(text, language), `/${language}/try/results`)
    const at = Object.entries(fields)
      .find(([, value]) => value === absent)?.[0]
      .split('.')[1]
    expect(fields[`phrase.${at}.presence`]).toBe('absent')
  })
})
