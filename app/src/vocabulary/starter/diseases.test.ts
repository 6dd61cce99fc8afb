import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const columns = [
  ...([
    'orpha',
    'mondo',
    'omim',
    'label_en',
    'label_es',
    'label_ro',
    'synonyms',
    'group',
    'symptoms',
  ] as const),
]
const groups = [
  ...['neuromuscular', 'paediatric-tumour', 'metabolic', 'neurological', 'connective-tissue', 'blood-immune'],
  ...['eye-ear', 'skin', 'kidney', 'endocrine', 'heart-lung', 'bone', 'syndromes'],
]

const [header = '', ...lines] = readFileSync(join(import.meta.dirname, 'diseases.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
const diseases = lines.map((line) => {
  const cells = line.split('\t')
  const cell = (name: (typeof columns)[number]) => cells[columns.indexOf(name)] ?? ''
  const labels = [cell('label_en'), cell('label_es'), cell('label_ro')]
  return {
    width: cells.length,
    orpha: cell('orpha'),
    mondo: list(cell('mondo')),
    omim: list(cell('omim')),
    labels,
    synonyms: list(cell('synonyms')),
    group: cell('group'),
    symptoms: list(cell('symptoms')),
  }
})

describe('the starter diseases', () => {
  it('are at least 150, the neuromuscular ones and the tumours of childhood first', () => {
    expect(header.split('\t')).toEqual(columns)
    expect(diseases.filter(({ width }) => width !== columns.length)).toEqual([])
    expect(diseases.length).toBeGreaterThanOrEqual(150)
    const order = diseases.map(({ group }) => group).filter((group, at, all) => group !== all[at - 1])
    expect(order.slice(0, 2)).toEqual(['neuromuscular', 'paediatric-tumour'])
    expect([...order].sort()).toEqual([...groups].sort())
  })

  it('have one code each, and no code stands for two diseases', () => {
    for (const kind of ['orpha', 'mondo', 'omim'] as const) {
      expect(repeated(diseases.flatMap((disease) => disease[kind]))).toEqual([])
    }
    expect(diseases.filter(({ orpha }) => !/^ORPHA:[1-9]\d*$/u.test(orpha))).toEqual([])
    expect(diseases.flatMap(({ mondo }) => mondo).filter((code) => !/^MONDO:\d{7}$/u.test(code))).toEqual([])
    expect(diseases.flatMap(({ omim }) => omim).filter((code) => !/^OMIM(PS)?:\d{6}$/u.test(code))).toEqual(
      [],
    )
  })

  it('have a name of their own in every language, Romanian with commas below', () => {
    for (const at of [0, 1, 2]) {
      const names = diseases.map(({ labels }) => labels[at] ?? '')
      expect(names.filter((name) => name === '' || name !== name.trim())).toEqual([])
      expect(repeated(names)).toEqual([])
    }
    expect(diseases.flatMap(({ labels }) => labels).filter((name) => /[şţŞŢ]/u.test(name))).toEqual([])
  })

  it('have synonyms that add something: never the name again, never the same twice', () => {
    const idle = diseases.filter(({ labels, synonyms }) => {
      const names = new Set(labels.map((name) => name.toLowerCase()))
      return repeated([...names, ...synonyms.map((name) => name.toLowerCase())]).length > 0
    })
    expect(idle.map(({ orpha, synonyms }) => [orpha, synonyms])).toEqual([])
  })

  it('have four to twelve typical symptoms, each a well-formed code named once', () => {
    const wrong = diseases.filter(
      ({ symptoms }) =>
        symptoms.length < 4 ||
        symptoms.length > 12 ||
        repeated(symptoms).length > 0 ||
        symptoms.some((code) => !/^HP:\d{7}$/u.test(code)),
    )
    expect(wrong.map(({ orpha }) => orpha)).toEqual([])
  })
})

const vocabularies = process.env.VOCABULARIES_DIR
describe.skipIf(vocabularies === undefined)('the starter diseases, against the full releases', () => {
  const release = (pattern: RegExp) => {
    const name = readdirSync(vocabularies ?? '').find((each) => pattern.test(each))
    if (name === undefined) throw new Error(`No file like ${pattern.source} among the releases.`)
    return gunzipSync(readFileSync(join(vocabularies ?? '', name))).toString('utf8')
  }
  const matches = (pattern: RegExp) =>
    release(pattern)
      .split('\n')
      .map((line) => line.split('\t'))
      .flatMap(([mondo = '', , , other = '']) => (mondo.startsWith('MONDO:') ? [{ mondo, other }] : []))

  it('every ORPHA code is real, and its Mondo and OMIM codes are the exact matches', () => {
    const orphanet = matches(/^mondo_exactmatch_orphanet/u)
    const omim = [...matches(/^mondo_exactmatch_omim\./u), ...matches(/^mondo_exactmatch_omimps/u)]
    expect(orphanet.length).toBeGreaterThan(9_000)
    expect(omim.length).toBeGreaterThan(9_000)

    const annotated = new Set(release(/^phenotype-2025.*hpoa/u).match(/^ORPHA:\d+/gmu))
    const mondoOf = Map.groupBy(orphanet, ({ other }) => other.replace('Orphanet:', 'ORPHA:'))
    const omimOf = Map.groupBy(omim, ({ mondo }) => mondo)

    const unknown = diseases.filter(({ orpha }) => !mondoOf.has(orpha) && !annotated.has(orpha))
    expect(unknown.map(({ orpha }) => orpha)).toEqual([])
    for (const disease of diseases) {
      const mondo = (mondoOf.get(disease.orpha) ?? []).map((match) => match.mondo)
      expect([disease.orpha, disease.mondo]).toEqual([disease.orpha, mondo])
      const codes = mondo.flatMap((code) => omimOf.get(code) ?? []).map(({ other }) => other)
      expect([disease.orpha, [...disease.omim].sort()]).toEqual([disease.orpha, [...new Set(codes)].sort()])
    }
  })

  it('every symptom is a current term below "Phenotypic abnormality"', () => {
    const graph = ontology.parse(JSON.parse(release(/^hp-.*\.json/u))).graphs[0]
    const current = new Set(graph.nodes.filter((node) => node.meta?.deprecated !== true).map(({ id }) => id))
    const parents = Map.groupBy(
      graph.edges.filter(({ pred }) => pred === 'is_a'),
      ({ sub }) => sub,
    )
    const abnormal = (id: string): boolean =>
      id.endsWith('HP_0000118') || (parents.get(id) ?? []).some(({ obj }) => abnormal(obj))

    const wrong = diseases
      .flatMap(({ symptoms }) => symptoms)
      .map((code) => `http://purl.obolibrary.org/obo/${code.replace(':', '_')}`)
      .filter((id) => !current.has(id) || !abnormal(id))
    expect([...new Set(wrong)]).toEqual([])
  })
})

const ontology = z.object({
  graphs: z.tuple([
    z.object({
      nodes: z.array(
        z.object({ id: z.string(), meta: z.object({ deprecated: z.boolean().optional() }).optional() }),
      ),
      edges: z.array(z.object({ sub: z.string(), pred: z.string(), obj: z.string() })),
    }),
  ]),
})

function list(cell: string): readonly string[] {
  return cell.split('|').filter((each) => each !== '')
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, at) => values.indexOf(value) !== at)
}
