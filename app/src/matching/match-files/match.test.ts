import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { match } from './match.command.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 's4r-match-'))
  file('hp.json', hp)
  file('hp.json.gz', gzipSync(hp))
  file('phenotype.hpoa', hpoa)
  file('phenotype.hpoa.gz', gzipSync(hpoa))
  file('pool.jsonl', lines(pool))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

const iri = (id: string): string => `http://purl.obolibrary.org/obo/${id.replace(':', '_')}`
/** Everything → seizure → two kinds of it; everything → cataract. HP:0000004 was once called HP:0000009. */
const hp = JSON.stringify({
  graphs: [
    {
      meta: { version: 'hp/releases/2026-01-01/hp.json' },
      nodes: [
        ['HP:0000001', 'All'],
        ['HP:0000002', 'Seizure'],
        ['HP:0000003', 'Focal seizure'],
        ['HP:0000004', 'Absence seizure'],
        ['HP:0000005', 'Cataract'],
      ].map(([id = '', lbl]) => ({
        id: iri(id),
        lbl,
        type: 'CLASS',
        ...(id === 'HP:0000004'
          ? {
              meta: {
                basicPropertyValues: [{ pred: 'oboInOwl#hasAlternativeId', val: 'HP:0000009' }],
              },
            }
          : {}),
      })),
      edges: [
        ['HP:0000002', 'HP:0000001'],
        ['HP:0000003', 'HP:0000002'],
        ['HP:0000004', 'HP:0000002'],
        ['HP:0000005', 'HP:0000001'],
      ].map(([sub = '', obj = '']) => ({ sub: iri(sub), pred: 'is_a', obj: iri(obj) })),
    },
  ],
})

const hpoa = [
  'database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier\taspect\tbiocuration',
  'OMIM:1\tFocal epilepsy\t\tHP:0000003\tPMID:1\tPCS\t\t9/10\t\t\tP\t',
  'OMIM:2\tAbsence epilepsy\t\tHP:0000004\tPMID:2\tPCS\t\tHP:0040281\t\t\tP\t',
  'ORPHA:3\tCataract\t\tHP:0000005\tPMID:3\tPCS\t\t\t\t\tP\t',
  'ORPHA:3\tCataract\tNOT\tHP:0000002\tPMID:3\tPCS\t\t\t\t\tP\t',
].join('\n')

const pool = [
  { id: 'ana', present: ['HP:0000003'], excluded: [], diseases: ['OMIM:1'], genes: ['G1'], group: 'paper-1' },
  {
    id: 'ben',
    present: ['HP:0000004', 'HP:0000005'],
    excluded: ['HP:0000003'],
    diseases: ['OMIM:2'],
    genes: [],
    group: 'paper-2',
  },
  { id: 'eva', present: ['HP:0000005'], excluded: [], diseases: [], genes: [], group: 'paper-3' },
]

async function* bytes(input: string | Buffer): AsyncGenerator<Uint8Array> {
  // Byte by byte, as the worst of pipes: nothing may depend on where a chunk ends.
  for (const byte of Buffer.from(input)) yield Buffer.of(byte)
}

const run = async (what: 'diseases' | 'people', input: string | Buffer, more: readonly string[] = []) => {
  const out: string[] = []
  const err: string[] = []
  const files = ['--hp', join(folder, 'hp.json'), '--annotations', join(folder, 'phenotype.hpoa')]
  const withPool = what === 'people' && !more.includes('--pool') ? ['--pool', join(folder, 'pool.jsonl')] : []
  const code = await match(what, {
    args: [...files, ...withPool, ...more],
    input: bytes(input),
    vocabularies: folder,
    print: (line) => out.push(line),
    say: (line) => err.push(line),
  })
  return { code, out: out.map((line) => JSON.parse(line)), err: err.join('\n') }
}

describe('match diseases', () => {
  it('ranks what the annotations name, one answer a query, in the order of the queries', async () => {
    const { code, out } = await run(
      'diseases',
      lines([
        { id: 'b', present: ['HP:0000005'], excluded: [] },
        { id: 'a', present: ['HP:0000003'] },
      ]),
    )
    expect(code).toBe(0)
    expect(out.map(({ id, ranked }) => [id, ranked[0].disease])).toEqual([
      ['b', 'ORPHA:3'],
      ['a', 'OMIM:1'],
    ])
    for (const { score } of out[0].ranked) expect(score).toBeGreaterThanOrEqual(0)
  })

  it('gives no more than asked for', async () => {
    const { out } = await run('diseases', lines([{ id: 'a', present: ['HP:0000002'] }]), ['--top', '1'])
    expect(out[0].ranked).toHaveLength(1)
  })

  it('reads packed files and a packed input, and answers the same', async () => {
    const query = lines([{ id: 'a', present: ['HP:0000003'] }])
    const plain = await run('diseases', query)
    const packed = await run('diseases', gzipSync(query), [
      '--hp',
      join(folder, 'hp.json.gz'),
      '--annotations',
      join(folder, 'phenotype.hpoa.gz'),
    ])
    expect(packed).toEqual(plain)
  })

  it('follows a former id to the term that stands for it now', async () => {
    const { out } = await run(
      'diseases',
      lines([
        { id: 'old', present: ['HP:0000009'] },
        { id: 'new', present: ['HP:0000004'] },
      ]),
    )
    expect(out[0].ranked).toEqual(out[1].ranked)
  })

  it('answers nothing where a line is bad, and names every bad line with its reason', async () => {
    const input = [
      JSON.stringify({ id: 'good', present: ['HP:0000003'] }),
      '{"id":"cut","present":["HP:00',
      JSON.stringify({ id: 'none', present: [] }),
      JSON.stringify({ id: 'strange', present: ['HP:7777777'] }),
      JSON.stringify({ present: ['HP:0000003'] }),
      JSON.stringify({ id: 'number', present: [3] }),
      JSON.stringify({ id: 'list', present: 'HP:0000003' }),
      '[1]',
      JSON.stringify({ id: 'excluded', present: ['HP:0000003'], excluded: ['__proto__'] }),
    ].join('\n')
    const { code, out, err } = await run('diseases', input)
    expect(code).toBe(1)
    expect(out).toEqual([])
    const named = err.split('\n').map((line) => /^standard input:(\d+): ./.exec(line)?.[1])
    expect(named).toEqual(['2', '3', '4', '5', '6', '7', '8', '9'])
    expect(err).toContain('HP:7777777')
  })

  it.each([
    ['an empty input', '', [], 'there is no line to read'],
    [
      'a cut packed input',
      gzipSync(lines([{ id: 'a', present: ['HP:0000003'] }])).subarray(0, 30),
      [],
      'truncated',
    ],
    ['a top that is no number', '{}', ['--top', 'many'], '--top'],
    ['a top of nothing', '{}', ['--top', '0'], '--top'],
    ['an option nobody knows', '{}', ['--best'], 'Usage'],
    ['a file that is not there', '{}', ['--hp', '/nowhere/hp.json'], 'no such file'],
    ['a file that is something else', '{}', ['--hp', '/dev/null'], 'JSON is corrupt'],
  ] as const)('says what is wrong with %s and answers nothing', async (_, input, more, words) => {
    const { code, out, err } = await run('diseases', input, more)
    expect([code, out]).toEqual([1, []])
    expect(err.toLowerCase()).toContain(words.toLowerCase())
  })
})

describe('match people', () => {
  const query = { id: 'me', present: ['HP:0000003', 'HP:0000005'], excluded: [], group: 'paper-9' }
  const personsOf = (answer: { ranked: readonly { person: string }[] }): readonly string[] =>
    answer.ranked.map(({ person }) => person)

  it('ranks the people of the pool and says which symptoms both have', async () => {
    const { code, out } = await run('people', lines([query]))
    expect(code).toBe(0)
    expect(new Set(personsOf(out[0]))).toEqual(new Set(['ana', 'ben', 'eva']))
    const ana = out[0].ranked.find(({ person }: { person: string }) => person === 'ana')
    expect(ana.shared).toEqual(['HP:0000003'])
    const scores = out[0].ranked.map(({ score }: { score: number }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  it('leaves out whoever has the id or the group of the query', async () => {
    const { out } = await run(
      'people',
      lines([
        { ...query, id: 'ana' },
        { ...query, group: 'paper-2' },
        { id: 'alone', present: ['HP:0000005'] },
      ]),
    )
    expect(personsOf(out[0])).not.toContain('ana')
    expect(personsOf(out[1])).not.toContain('ben')
    expect(personsOf(out[2])).toEqual(expect.arrayContaining(['ben', 'eva']))
  })

  it('names the bad lines of the pool as well, by the file and the line', async () => {
    const bad = file(
      'bad.jsonl',
      `${lines(pool)}${lines([pool[0], { id: 'x', present: ['HP:0000003'], diseases: 1 }])}`,
    )
    const { code, out, err } = await run('people', lines([query, { id: 'y', present: ['no'] }]), [
      '--pool',
      bad,
    ])
    expect([code, out]).toEqual([1, []])
    expect(err.split('\n')).toHaveLength(3)
    expect(err).toMatch(/^standard input:2: /m)
    expect(err).toMatch(/^bad\.jsonl:4: .*"ana"/m)
    expect(err).toMatch(/^bad\.jsonl:5: diseases/m)
  })

  it('asks for the pool where it was forgotten', async () => {
    const { code, err } = await run('people', lines([query]), ['--pool', ''])
    expect(code).toBe(1)
    expect(err).toContain('--pool FILE is needed')
  })
})

describe('match bench', () => {
  it('measures people drawn from the annotations and holds the answers against scoring everybody', async () => {
    const queries = file('queries.jsonl', lines([{ id: 'a', present: ['HP:0000003'] }]))
    const said: string[] = []
    const code = await match('bench', {
      args: [
        '--profiles',
        '300',
        '--queries',
        queries,
        '--hp',
        join(folder, 'hp.json'),
        '--annotations',
        join(folder, 'phenotype.hpoa'),
      ],
      input: bytes(''),
      vocabularies: folder,
      print: (line) => said.push(line),
      say: (line) => said.push(line),
    })
    expect(code, said.join('\n')).toBe(0)
    const words = said.join('\n')
    for (const figure of ['median', 'p95', 'p99', 'max', 'memory', 'build']) expect(words).toContain(figure)
    expect(words).toContain('mismatches    0 of 1')
  })

  it('says which file it would need where the folder has none', async () => {
    const queries = file('queries.jsonl', lines([{ id: 'a', present: ['HP:0000003'] }]))
    const said: string[] = []
    const code = await match('bench', {
      args: ['--queries', queries],
      input: bytes(''),
      vocabularies: join(folder, 'nowhere'),
      print: (line) => said.push(line),
      say: (line) => said.push(line),
    })
    expect(code).toBe(1)
    expect(said.join('\n')).toContain('--hp FILE')
  })
})
