import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { aHousehold, type Household } from '../../../test/household.ts'
import { whoSaw } from './who-saw.sql.ts'

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

const path = (): string => `/en/persons/${home.mother.personId}/who-saw`

describe('who saw my data', () => {
  it('is nobody at first, and one’s own acts are not listed', async () => {
    await home.get(`/en/persons/${home.mother.personId}/symptoms`)
    await home.post(`/en/persons/${home.mother.personId}/about`, { sex: 'female' })
    expect(await (await home.get(path())).text()).toContain('Nobody else has seen it yet')
  })

  it('says who looked, when and why they could, to those who act for the person', async () => {
    await home.get(`/en/persons/${home.mother.personId}/symptoms`, home.grandmother.cookie)
    const text = await (await home.get(path())).text()
    expect(text).toContain('second relative')
    expect(text).toContain('Looked at symptoms or diagnoses')
    expect(text).toContain('They may look at this record')
  })

  it('is shown in pages, newest first', async () => {
    for (let at = 0; at < 60; at += 1)
      await home.get(`/en/persons/${home.mother.personId}/symptoms`, home.grandmother.cookie)
    const first = await (await home.get(path())).text()
    expect(first.match(/<th scope="row">/g)).toHaveLength(50)
    const older = /href="[^"]+(\?before=\d+)"/.exec(first)?.[1] ?? ''
    const second = await (await home.get(`${path()}${older}`)).text()
    expect(second.match(/<th scope="row">/g)?.length).toBeGreaterThan(5)
    expect(second).not.toContain('?before=')
  })

  it('is absent for a stranger, and the database itself tells a stranger nothing', async () => {
    expect((await home.get(path(), home.stranger.cookie)).status).toBe(404)
    const { accountId } = home.stranger
    const rows = await app.services.database.begin('identity', { accountId }, (trx) =>
      whoSaw(trx, { personId: home.mother.personId, before: undefined, most: 10 }),
    )
    expect(rows).toEqual([])
  })
})
