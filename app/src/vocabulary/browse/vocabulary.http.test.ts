import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const read = async (path: string) => {
  const response = await app.request(path)
  return { status: response.status, text: await response.text() }
}

describe('the symptom search as a page', () => {
  it('answers without script, in everyday words, with a link to the term', async () => {
    const { status, text } = await read('/en/symptoms?q=he+falls+a+lot')
    expect(status).toBe(200)
    expect(text).toContain('/en/symptoms/HP:0002359')
    expect(text).not.toContain('<script>')
  })

  it('answers in Spanish and Romanian, without accents', async () => {
    expect((await read('/es/symptoms?q=se+cae+mucho')).text).toContain('/es/symptoms/HP:0002359')
    expect((await read('/ro/symptoms?q=cade+des')).text).toContain('/ro/symptoms/HP:0002359')
  })

  it('offers parts of the body to those who do not know what to write', async () => {
    expect((await read('/en/symptoms')).text).toContain('/en/symptoms/HP:0000707')
  })

  it('says kindly when nothing fits, and when too much was written', async () => {
    expect((await read('/en/symptoms?q=zzzzqqqq')).text).toContain('We found nothing')
    const { status, text } = await read(`/en/symptoms?q=${'tired '.repeat(80)}`)
    expect(status).toBe(422)
    expect(text).toContain('Please write less')
  })
})

describe('one term', () => {
  it('is explained in plain words, with broader and narrower ones', async () => {
    const { status, text } = await read('/es/symptoms/HP:0002359')
    expect(status).toBe(200)
    expect(text).toContain('Qué significa')
    expect(text).toContain('Más general')
  })

  it('that does not exist, or is no symptom, is absent', async () => {
    expect((await read('/en/symptoms/HP:9999999')).status).toBe(404)
    expect((await read('/en/symptoms/HP:0000118')).status).toBe(404)
    expect((await read('/en/symptoms/nonsense')).status).toBe(404)
  })
})

describe('diseases and sources', () => {
  it('a disease is found by its ORPHA number', async () => {
    expect((await read('/en/diseases?q=ORPHA:98896')).text).toContain('ORPHA:98896')
  })

  it('each vocabulary is named with its licence and how to cite it', async () => {
    const { text } = await read('/en/sources')
    for (const part of ['Human Phenotype Ontology', 'HPO licence', 'symptoms.tsv', 'Apache-2.0']) {
      expect(text).toContain(part)
    }
  })

  it('the same answers come from the API', async () => {
    const response = await app.request('/api/v1/vocabulary/symptoms?q=falls%20a%20lot')
    expect(await response.json()).toMatchObject({ query: 'falls a lot', found: expect.arrayContaining([]) })
  })
})
