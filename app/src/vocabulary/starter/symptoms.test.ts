import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'

const columns = [
  'hpo',
  'parents',
  'label_en',
  'label_es',
  'label_ro',
  'words_en',
  'words_es',
  'words_ro',
  'plain_en',
  'plain_es',
  'plain_ro',
] as const

type Column = (typeof columns)[number]
type Row = Readonly<Record<Column, string>>

const languages = ['en', 'es', 'ro'] as const

/** The root of every symptom in HPO; the one parent that is not itself a row. */
const phenotypicAbnormality = 'HP:0000118'

/** Labels that are rightly spelt the same in English and another language. Empty until a word needs it. */
const sameInTwoLanguages: readonly string[] = []

const text = readFileSync(join(import.meta.dirname, 'symptoms.tsv'), 'utf8')
const [header = '', ...lines] = text.trimEnd().split('\n')

const rows: readonly Row[] = lines.map((line) => {
  const cells = line.split('\t')
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) as Row
})

const parentsOf = (row: Row) => row.parents.split('|')
const wordsOf = (row: Row, language: (typeof languages)[number]) => row[`words_${language}`].split('|')
const fold = (word: string) => word.trim().toLocaleLowerCase()
const twice = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

describe('the starter symptoms', () => {
  it('are a plain table: eleven columns, UTF-8, one line each', () => {
    expect(header.split('\t')).toEqual(columns)
    expect(text).not.toContain('\r')
    expect(text).not.toContain('\uFFFD')
    expect(text.normalize('NFC') === text).toBe(true)
    expect(lines.filter((line) => line.split('\t').length !== columns.length)).toEqual([])
  })

  it('are at least 400', () => {
    expect(rows.length).toBeGreaterThanOrEqual(400)
  })

  it('have one row per code', () => {
    expect(twice(rows.map((row) => row.hpo))).toEqual([])
    expect(rows.filter((row) => !/^HP:\d{7}$/.test(row.hpo))).toEqual([])
  })

  it('name only parents that are in the table too', () => {
    const known = new Set([phenotypicAbnormality, ...rows.map((row) => row.hpo)])
    const astray = rows.filter((row) => parentsOf(row).some((parent) => !known.has(parent)))
    expect(astray.map((row) => row.hpo)).toEqual([])
  })

  it('are complete in English, Spanish and Romanian', () => {
    const gaps = rows.flatMap((row) =>
      columns.filter((column) => row[column].trim() === '').map((column) => `${row.hpo} ${column}`),
    )
    expect(gaps).toEqual([])
  })

  it.each(languages)(
    'give 3 to 8 everyday ways of saying it, none twice, none equal to the label (%s)',
    (language) => {
      const wrong = rows.filter((row) => {
        const words = wordsOf(row, language).map(fold)
        const label = fold(row[`label_${language}`])
        const countIsRight = words.length >= 3 && words.length <= 8
        return !countIsRight || words.includes('') || words.includes(label) || twice(words).length > 0
      })
      expect(wrong.map((row) => row.hpo)).toEqual([])
    },
  )

  it.each(languages)('never use one label for two symptoms (%s)', (language) => {
    expect(twice(rows.map((row) => fold(row[`label_${language}`])))).toEqual([])
  })

  it.each(languages)('explain themselves in one short sentence (%s)', (language) => {
    const wrong = rows.filter((row) => {
      const sentence = row[`plain_${language}`]
      return !sentence.endsWith('.') || sentence.split(/\s+/).length > 25
    })
    expect(wrong.map((row) => row.hpo)).toEqual([])
  })

  it('write Romanian with the comma below, never with the cedilla', () => {
    expect(text.match(/[şţŞŢ]/g)).toBeNull()
    // A table typed without diacritics would pass the line above.
    expect(text.match(/[șț]/g)?.length ?? 0).toBeGreaterThan(rows.length)
  })

  it('have labels that were translated, not copied', () => {
    const copied = rows.filter((row) => {
      const english = fold(row.label_en)
      const same = english === fold(row.label_es) || english === fold(row.label_ro)
      return same && !sameInTwoLanguages.includes(english)
    })
    expect(copied.map((row) => row.label_en)).toEqual([])
  })
})

type OboNode = Readonly<{ id: string; lbl?: string; meta?: { deprecated?: boolean } }>
type OboEdge = Readonly<{ sub: string; pred: string; obj: string }>
type Release = Readonly<{ graphs: readonly { nodes: readonly OboNode[]; edges: readonly OboEdge[] }[] }>

const curie = (iri: string) => iri.replace(/^.*\//, '').replace('_', ':')

function readRelease(directory: string) {
  const file = readdirSync(directory).find((name) => /^hp-.*\.json\.gz$/.test(name))
  if (file === undefined) throw new Error(`No hp-*.json.gz in ${directory}: put an HPO release there.`)
  const release = JSON.parse(gunzipSync(readFileSync(join(directory, file))).toString('utf8')) as Release
  const graph = release.graphs[0]
  if (graph === undefined) throw new Error(`${file} holds no graph: it is not an OBO Graphs file.`)
  const current = new Set(
    graph.nodes.filter((node) => node.meta?.deprecated !== true).map((node) => curie(node.id)),
  )
  const parents = new Map<string, string[]>()
  for (const edge of graph.edges) {
    if (edge.pred !== 'is_a') continue
    const child = curie(edge.sub)
    parents.set(child, [...(parents.get(child) ?? []), curie(edge.obj)])
  }
  return { current, parents }
}

function ancestorsIn(parents: ReadonlyMap<string, readonly string[]>, code: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...(parents.get(code) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...(parents.get(next) ?? []))
  }
  return found
}

const directory = process.env.VOCABULARIES_DIR

describe.skipIf(directory === undefined)('the starter symptoms against the full HPO release', () => {
  const codes = new Set(rows.map((row) => row.hpo))
  let current: ReadonlySet<string> = new Set()
  let parents: ReadonlyMap<string, readonly string[]> = new Map()
  const ancestors = (code: string) => ancestorsIn(parents, code)

  // In a hook, because the body of a skipped describe still runs and the release is then absent.
  beforeAll(() => {
    const release = readRelease(directory ?? '')
    current = release.current
    parents = release.parents
  })

  it('use codes that exist and are current', () => {
    expect(rows.filter((row) => !current.has(row.hpo)).map((row) => row.hpo)).toEqual([])
  })

  it('name as parents exactly the nearest ancestors that are in the table', () => {
    const wrong = rows.filter((row) => {
      const present = [...ancestors(row.hpo)].filter((code) => codes.has(code))
      const above = new Set(present.flatMap((code) => [...ancestors(code)]))
      const nearest = present.filter((code) => !above.has(code))
      const expected = nearest.length > 0 ? nearest : [phenotypicAbnormality]
      return parentsOf(row).toSorted().join('|') !== expected.toSorted().join('|')
    })
    expect(wrong.map((row) => row.hpo)).toEqual([])
  })

  it('are all symptoms, not frequencies, modifiers or modes of inheritance', () => {
    const strays = rows.filter((row) => !ancestors(row.hpo).has(phenotypicAbnormality))
    expect(strays.map((row) => row.hpo)).toEqual([])
  })

  it('include every body system', () => {
    const systems = [...parents].filter(([, above]) => above.includes(phenotypicAbnormality))
    expect(systems.length).toBeGreaterThan(20)
    expect(systems.map(([code]) => code).filter((code) => current.has(code) && !codes.has(code))).toEqual([])
  })
})
