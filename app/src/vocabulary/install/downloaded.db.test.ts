import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { installCommand } from './commands.ts'
import { textDigest } from './digest.ts'
import type { ReleaseKind } from './release-kinds.ts'

const obo = 'http://purl.obolibrary.org/obo/'
const hp = JSON.stringify({
  graphs: [
    {
      nodes: [
        { id: `${obo}HP_0000118`, lbl: 'Phenotypic abnormality', type: 'CLASS' },
        { id: `${obo}HP_0001250`, lbl: 'Seizure', type: 'CLASS' },
      ],
      edges: [{ sub: `${obo}HP_0001250`, pred: 'is_a', obj: `${obo}HP_0000118` }],
    },
  ],
})
const hpoa =
  'database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\taspect\n' +
  'ORPHA:7\tA name of Orphanet\t\tHP:0001250\tPMID:1\tPCS\t\t1/2\t\tP\n'
const mondo = JSON.stringify({
  graphs: [
    {
      meta: { version: `${obo}mondo/releases/2026-11-03/subsets/mondo-rare.json` },
      nodes: [
        { id: `${obo}MONDO_0000001`, lbl: 'disease', type: 'CLASS' },
        {
          id: `${obo}MONDO_0000007`,
          lbl: 'the seventh disease',
          type: 'CLASS',
          meta: {
            synonyms: [{ pred: 'hasExactSynonym', val: 'seventh illness' }],
            basicPropertyValues: [
              {
                pred: 'http://www.w3.org/2004/02/skos/core#exactMatch',
                val: 'http://www.orpha.net/ORDO/Orphanet_7',
              },
            ],
          },
        },
      ],
      edges: [{ sub: `${obo}MONDO_0000007`, pred: 'is_a', obj: `${obo}MONDO_0000001` }],
    },
  ],
})

let fresh: FreshDatabase
let client: pg.Client
let server: Server
let folder: string
let files: Record<string, string>
/** The file whose connection breaks when the client has said that some of it arrived. */
let breaking: string | undefined
let breakConnection = () => {}
let asked: string[]
let said: string[]

beforeAll(async () => {
  fresh = await freshDatabase()
  client = new pg.Client(fresh.config)
  await client.connect()
  folder = await mkdtemp(join(tmpdir(), 'downloaded-'))
  server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1)
    const range = request.headers.range
    asked.push(`${name} ${range ?? 'whole'}`)
    const body = Buffer.from(files[name] ?? '').subarray(Number(/\d+/u.exec(range ?? '')?.[0] ?? 0))
    response.writeHead(range === undefined ? 200 : 206, {
      etag: '"one"',
      'content-length': body.length,
    })
    if (name !== breaking) response.end(body)
    else {
      response.write(body.subarray(0, 100))
      breakConnection = () => response.destroy()
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  await rm(folder, { recursive: true })
  await client.end()
  await fresh.drop()
})
beforeEach(() => {
  files = { 'hp.json': hp, 'phenotype.hpoa': hpoa, 'mondo-rare.json': mondo }
  breaking = undefined
  breakConnection = () => {}
  asked = []
  said = []
})

const address = (file: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${file}`
const kinds: readonly (readonly [ReleaseKind, string])[] = [
  ['ontology', 'hp.json'],
  ['annotations', 'phenotype.hpoa'],
  ['mondo', 'mondo-rare.json'],
]
const install = () =>
  installCommand({
    owner: fresh.config,
    args: [],
    now: new Date('2026-11-25T10:00:00Z'),
    stored: [],
    folder,
    from: kinds.map(([kind, file]) => ({ kind, file, url: address(file) })),
    print: () => undefined,
    say: (line) => {
      said.push(line)
      breakConnection()
    },
  })
const rows = async (query: string) => (await client.query(query)).rows

describe('a release that is downloaded', () => {
  it('goes on with Mondo where its connection broke, and has its names, kinds and matches', async () => {
    breaking = 'mondo-rare.json'
    expect(await install()).toBe(1)
    expect(said.at(-1)).toBe('Nothing was changed.')
    expect(await rows('select * from vocabulary.release')).toEqual([])
    breaking = undefined
    breakConnection = () => {}
    expect(await install()).toBe(0)
    expect(asked.at(-1)).toMatch(/^mondo-rare\.json bytes=[1-9]\d*-$/u)
    expect(await readFile(join(folder, 'mondo-rare.json'), 'utf8')).toBe(mondo)
    expect(
      await rows(
        `select code, disease from vocabulary.disease_code where disease = 'MONDO:0000007' order by code`,
      ),
    ).toEqual([
      { code: 'MONDO:0000007', disease: 'MONDO:0000007' },
      { code: 'ORPHA:7', disease: 'MONDO:0000007' },
    ])
    expect(
      (
        await rows(
          `select text from vocabulary.disease_name where disease = 'MONDO:0000007' order by position`,
        )
      ).map(({ text }) => text),
    ).toEqual(['the seventh disease', 'seventh illness', 'A name of Orphanet'])
    expect(
      await rows(`select parent from vocabulary.disease_parent where disease = 'MONDO:0000007'`),
    ).toEqual([{ parent: 'MONDO:0000001' }])
  })

  it('records where Mondo came from, its version and its checksum', async () => {
    expect(
      await rows(`select version, sha256, taken_from, rows from vocabulary.source where kind = 'mondo'`),
    ).toEqual([
      { version: '2026-11-03', sha256: textDigest(mondo), taken_from: address('mondo-rare.json'), rows: 2 },
    ])
  })

  it.each([
    ['another file', hp],
    ['half a file', mondo.slice(0, 200)],
    ['a page that says sorry', '<html>'],
  ])(
    'is refused when there is %s at the address: the file is named and nothing changes',
    async (_what, text) => {
      files['mondo-rare.json'] = text
      expect(await install()).toBe(1)
      expect(said.at(-2)).toMatch(/^mondo-rare\.json, line \d+: /u)
      expect(said.at(-1)).toBe('Nothing was changed.')
      expect(await rows('select count(*)::int as n from vocabulary.release')).toEqual([{ n: 1 }])
      expect(await rows('select count(*)::int as n from vocabulary.term')).toEqual([{ n: 2 }])
    },
  )
})
