import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { formOn } from '../../../test/form-on.ts'
import { aHousehold, type Household } from '../../../test/household.ts'

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

describe('diagnoses', () => {
  const diagnoses = () => `/en/persons/${home.mother.personId}/diagnoses`
  const known = () =>
    home.look(
      'select status, disease_id, free_text_sealed, since_year from health.diagnosis where person_id = $1 and superseded_at is null',
    )

  it('a search still going on is an answer, with since when', async () => {
    expect((await home.post(diagnoses(), { status: 'undiagnosed', sinceYear: '2023' })).status).toBe(303)
    expect(await known()).toMatchObject([{ status: 'undiagnosed', since_year: 2023 }])
    expect(await (await home.get(diagnoses())).text()).toContain('No name for it yet')
  })

  it('are found by name or code, and the own words are an answer too, kept sealed', async () => {
    const html = await (
      await home.post(`${diagnoses()}/find`, { status: 'suspected', freeText: 'ORPHA:98896' })
    ).text()
    expect(html).toContain('ORPHA:98896')
    expect(html).toContain('value="own"')
    await home.post(diagnoses(), {
      status: 'suspected',
      diseaseId: 'own',
      freeText: 'the weakness of aunt Rosa',
    })
    const suspected = (await known()).find(({ status }) => status === 'suspected')
    expect(suspected?.free_text_sealed.toString('latin1')).not.toContain('Rosa')
  })

  it('that are confirmed end “no name yet”; the same twice is one', async () => {
    await home.post(diagnoses(), { status: 'confirmed', diseaseId: 'ORPHA:98896' })
    await home.post(diagnoses(), { status: 'confirmed', diseaseId: 'ORPHA:98896', sinceYear: '2025' })
    const rows = await known()
    expect(rows.map(({ status }) => status).sort()).toEqual(['confirmed', 'suspected'])
    expect(rows.find(({ status }) => status === 'confirmed')).toMatchObject({ since_year: 2025 })
  })

  describe('can be changed', () => {
    const entryOf = async (status: string) =>
      (
        await home.look(
          `select entry from health.diagnosis where person_id = $1 and superseded_at is null and status = '${status}'`,
        )
      )[0].entry as string
    const wordings = (entry: string) =>
      home.look(
        `select status, since_year from health.diagnosis where person_id = $1 and entry = '${entry}' order by id`,
      )

    it('from a form filled with what was said; an untouched name keeps its disease, and history stays', async () => {
      const entry = await entryOf('confirmed')
      const page = `${diagnoses()}/${entry}`
      expect(await (await home.get(diagnoses())).text()).toContain(`href="${page}"`)
      const fields = formOn(await (await home.get(page)).text(), page)
      expect(fields).toMatchObject({ status: 'confirmed', sinceYear: '2025' })
      const before = await wordings(entry)
      const answer = await home.post(page, { ...fields, status: 'suspected', sinceYear: '2019' })
      expect(answer.status).toBe(303)
      expect(await (await home.get(answer.headers.get('location') ?? '')).text()).toMatch(
        /role="status"[\s\S]*Saved: /,
      )
      expect(await wordings(entry)).toEqual([...before, { status: 'suspected', since_year: 2019 }])
      const [row] = await home.look(
        `select disease_id from health.diagnosis where person_id = $1 and entry = '${entry}' and superseded_at is null`,
      )
      expect(row.disease_id).toBe(fields.diseaseBefore)
      await home.post(page, fields)
    })

    it('to another name, after asking which disease is meant', async () => {
      const entry = await entryOf('suspected')
      const page = `${diagnoses()}/${entry}`
      const fields = formOn(await (await home.get(page)).text(), page)
      expect(fields).toMatchObject({ freeText: 'the weakness of aunt Rosa' })
      const asked = await home.post(page, { ...fields, freeText: 'Becker' })
      expect(asked.status).toBe(200)
      const html = await asked.text()
      const [, diseaseId] = /name="diseaseId" value="((?!own)[^"]+)"/.exec(html) ?? []
      expect((await home.post(page, { ...formOn(html, page), diseaseId: 'own' })).status).toBe(303)
      expect(await (await home.get(diagnoses())).text()).toContain('Becker')
      expect(diseaseId).toBeDefined()
      expect(await wordings(entry)).toHaveLength(2)
    })

    it('and says at the field what has to be mended, with what was typed', async () => {
      const entry = await entryOf('suspected')
      const page = `${diagnoses()}/${entry}`
      const fields = formOn(await (await home.get(page)).text(), page)
      const late = await (await home.post(page, { ...fields, sinceYear: '2031' })).text()
      expect(late).toContain('id="sinceYear-error"')
      expect(late).toContain('value="2031"')
      const renamed = await home.post(page, { ...fields, freeText: 'Duchenne', sinceYear: '2031' })
      expect(renamed.status).toBe(422)
      expect(await renamed.text()).toContain('id="sinceYear-error"')
      expect(await (await home.post(page, { ...fields, freeText: '' })).text()).toContain(
        'id="freeText-error"',
      )
      expect(await wordings(entry)).toHaveLength(2)
    })
  })

  it.each(['2027', '2201', '9999'])(
    'refuse %s, which has not come yet, at the box it was typed in',
    async (year) => {
      const unnamed = await home.post(diagnoses(), { status: 'undiagnosed', sinceYear: year })
      const named = { status: 'suspected', freeText: 'ORPHA:98896', sinceYear: year }
      const asked = await home.post(`${diagnoses()}/find`, named)
      const chosen = await home.post(diagnoses(), { ...named, diseaseId: 'own' })
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
    expect((await home.post(diagnoses(), { status: 'confirmed', diseaseId: 'ORPHA:000' })).status).toBe(422)
  })
})
