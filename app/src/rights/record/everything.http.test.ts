import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personal } from '../../../compose/modules.ts'
import { type TestApp, testApp } from '../../../test/app.ts'
import { freshDatabase } from '../../../test/database.ts'
import { aHousehold, type Household } from '../../../test/household.ts'
import { days } from '../../platform/clock/index.ts'
import { createVault, oneKey } from '../../platform/crypto/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { givePaper } from '../../trust/index.ts'
import { buildRecord } from './build-record.ts'
import { importRecord } from './import-record.ts'

let app: TestApp
let home: Household
const words = 'zittert wie Espenlaub im Wind'

beforeAll(async () => {
  app = await testApp()
  home = await aHousehold(app)
  const { personId, cookie } = home.mother
  await home.post(`/en/persons/${personId}/about`, { sex: 'female', birthYear: '2020' })
  await home.post(`/en/persons/${personId}/agreement`, { membership: 'yes', 'be-matched': 'yes' })
  await app.request(`/api/v1/persons/${personId}/symptoms`, {
    as: cookie,
    json: { hpoId: 'HP:0001250', ownWords: words },
  })
  await app.request(`/api/v1/persons/${personId}/diagnoses`, {
    as: cookie,
    json: { status: 'suspected', freeText: 'a name nobody knows' },
  })
}, 120_000)
afterAll(async () => {
  await home.close()
  await app.close()
})

const withPapers = async (): Promise<void> => {
  const { accountId, personId } = home.mother
  await app.services.database.begin('identity', nobody, (trx) =>
    givePaper(trx, app.services, { accountId, personId, kind: 'medical' }),
  )
  await home.post(`/en/persons/${personId}/signature`, { name: 'Marta Gil' })
}

const page = (): string => `/en/persons/${home.mother.personId}/everything`

/** Reads a ZIP by its central directory: what any program would find in it. */
const unzip = (zip: Buffer): ReadonlyMap<string, Buffer> => {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const packed = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = zip.readUInt32LE(at + 42)
    const begins = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    files.set(name, inflateRawSync(zip.subarray(begins, begins + packed)))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

const made = async (): Promise<string> => {
  await home.post(`${page()}/ask`, {})
  await app.runJobs()
  const text = await (await home.get(page())).text()
  return /href="([^"]+record\.zip)"/.exec(text)?.[1] ?? 'no link'
}

const recordIn = (zip: Buffer) => JSON.parse(String(unzip(zip).get('record.json')))

describe('everything about a person', () => {
  it('is asked for and taken with a proof of the last five minutes only', async () => {
    const link = await made()
    app.clock.move(300_001)
    const onto = (path: string) => `/en/step-up?next=${encodeURIComponent(path.replace(/^\/en/, ''))}`
    expect((await home.get(`${page()}/ask`)).headers.get('location')).toBe(onto(`${page()}/ask`))
    // A download leaves no page behind, so the proof leads back to where its link stands.
    expect((await home.get(link)).headers.get('location')).toBe(onto(page()))
    const asked = await home.post(`${page()}/ask`, {})
    expect(asked.headers.get('location')).toContain('/en/step-up?')
    expect((await home.get(page())).status).toBe(200)
    app.clock.move(-300_001)
    expect((await home.get(link)).status).toBe(200)
  })

  it('is made by a job that can be left, and downloaded as one ZIP', async () => {
    expect((await home.post(`${page()}/ask`, {})).headers.get('location')).toContain('?asked=1')
    expect(await (await home.get(page())).text()).toContain('Being made')
    const zip = Buffer.from(await (await home.get(await made())).arrayBuffer())
    const files = unzip(zip)
    expect([...files.keys()]).toEqual([
      'record.json',
      'record.schema.json',
      'who-saw.json',
      'record.html',
      'record.pdf',
    ])
    const record = recordIn(zip)
    expect(record.tables.symptoms).toMatchObject([
      { hpo_id: 'HP:0001250', own_words: words, recorded_by: 'you' },
    ])
    expect(record.tables.person).toMatchObject([{ name: 'Noa' }])
    const given = record.tables.choices.filter(({ choice }: { choice: string }) => choice === 'given')
    expect(given.map(({ purpose }: { purpose: string }) => purpose).sort()).toEqual([
      'be-matched',
      'membership',
    ])
    expect(String(files.get('record.html'))).toContain(words)
    expect(files.get('record.pdf')?.toString('latin1', 0, 5)).toBe('%PDF-')
  })

  it('holds the pages that were sent and are still here, and the signed agreement', async () => {
    await withPapers()
    // The newest copy comes first.
    app.clock.move(1000)
    const files = unzip(Buffer.from(await (await home.get(await made())).arrayBuffer()))
    const [pagePath] = [...files.keys()].filter((name) => name.endsWith('.webp'))
    expect(String(files.get(pagePath ?? ''))).toBe('a page as the parser draws it')
    const record = JSON.parse(String(files.get('record.json')))
    expect(record.tables.signatures).toMatchObject([{ name: 'Marta Gil', by_account: 'you' }])
    expect(record.tables.papers).toMatchObject([{ kind: 'medical', sent_by: 'you' }])
  })

  it('fits the schema that lies beside it, name by name', async () => {
    const files = unzip(Buffer.from(await (await home.get(await made())).arrayBuffer()))
    const schema = JSON.parse(String(files.get('record.schema.json')))
    const record = JSON.parse(String(files.get('record.json')))
    expect(Object.keys(record).sort()).toEqual([...schema.required].sort())
    const tables = schema.properties.tables.properties
    expect(Object.keys(record.tables)).toEqual(Object.keys(tables))
    for (const [name, rows] of Object.entries<Record<string, unknown>[]>(record.tables))
      for (const row of rows)
        expect(Object.keys(row), name).toEqual(Object.keys(tables[name].items.properties))
  })

  it('goes on where a download stopped, and is sealed where it lies', async () => {
    const link = await made()
    const whole = Buffer.from(await (await home.get(link)).arrayBuffer())
    const rest = await app.request(link, { as: home.mother.cookie, headers: { range: 'bytes=100-' } })
    expect(rest.status).toBe(206)
    expect(rest.headers.get('content-range')).toBe(`bytes 100-${whole.length - 1}/${whole.length}`)
    expect(Buffer.from(await rest.arrayBuffer()).equals(whole.subarray(100))).toBe(true)
    const beyond = await app.request(link, {
      as: home.mother.cookie,
      headers: { range: `bytes=${whole.length}-` },
    })
    expect(beyond.status).toBe(416)
    const kept = await home.behind.query<{ sealed: Buffer }>('select sealed from rights.record_part')
    expect(kept.rows.some(({ sealed }) => sealed.includes('record.json'))).toBe(false)
  })

  it('is nobody else’s to take, not even of who may look, and is gone after seven days', async () => {
    const link = await made()
    for (const other of [home.grandmother, home.stranger]) {
      expect((await home.get(link, other.cookie)).status).toBe(404)
      expect((await home.get(page(), other.cookie)).status).toBe(404)
    }
    app.clock.move(days(8))
    const again = await app.signIn(home.mother.accountId)
    expect((await home.get(link, again)).status).toBe(404)
    app.clock.move(-days(8))
  })

  it('brought into an empty installation gives the same again', async () => {
    const record = recordIn(Buffer.from(await (await home.get(await made())).arrayBuffer()))
    const other = await testApp()
    try {
      const brought = await importRecord(other.superuser, other.services, record)
      expect(brought).toMatchObject({ ok: true, value: { personId: home.mother.personId, leftOut: 1 } })
      const cookie = await other.signIn(home.mother.accountId)
      const path = page()
      await other.services.database.begin('identity', { accountId: home.mother.accountId }, async (trx) => {
        const again = await buildRecord(trx, other.services, {
          personId: home.mother.personId,
          accountId: home.mother.accountId,
          madeAt: new Date(record.madeAt),
        })
        const withoutOthers = (rows: { account_id: string }[]) =>
          rows.filter((row) => row.account_id === 'you')
        expect(JSON.parse(JSON.stringify(again))).toEqual({
          ...record,
          tables: {
            ...record.tables,
            access: withoutOthers(record.tables.access),
            seenInLists: [],
            papers: [],
          },
        })
      })
      expect(await (await other.request(path, { as: cookie })).text()).toContain('Noa')
      const twice = await importRecord(other.superuser, other.services, record)
      expect(!twice.ok && twice.problem.values?.sentence).toContain('is here already')
    } finally {
      await other.close()
    }
  })

  it('is refused whole where it is not a record, or does not fit', async () => {
    const other = await freshDatabase('seeded')
    const services = { ...app.services, personal, vault: createVault(oneKey(Buffer.alloc(32, 7))) }
    try {
      const nonsense = await importRecord(other.config, services, { hello: 'world' })
      expect(!nonsense.ok && nonsense.problem.values?.sentence).toContain('record.json')
      const record = recordIn(Buffer.from(await (await home.get(await made())).arrayBuffer()))
      record.tables.symptoms[0].presence = 'perhaps'
      const unfit = await importRecord(other.config, services, record)
      expect(!unfit.ok && unfit.problem.values?.sentence).toContain('Nothing was changed')
    } finally {
      await other.drop()
    }
  })
})
