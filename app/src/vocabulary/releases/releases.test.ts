import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAnnotations } from './annotations.ts'
import { diseaseCode } from './codes.ts'
import { readGenes } from './genes.ts'
import { fileSource, textSource } from './lines.ts'
import { readMondoEdges, readMondoLabels, readMondoMatches, readMondoSynonyms } from './mondo.ts'
import { readOntology } from './ontology.ts'
import { readTranslations } from './translations.ts'

const iri = (id: string) => `http://purl.obolibrary.org/obo/HP_${id}`
const smallOntology = {
  graphs: [
    {
      meta: { version: 'http://purl.obolibrary.org/obo/hp/releases/2026-01-08/hp.json' },
      nodes: [
        { id: iri('0000001'), lbl: 'All', type: 'CLASS' },
        {
          id: iri('0000002'),
          lbl: 'Tired legs',
          type: 'CLASS',
          meta: {
            synonyms: [
              {
                pred: 'hasExactSynonym',
                val: 'Legs give up',
                synonymType: 'http://purl.obolibrary.org/obo/hp#layperson',
              },
            ],
            basicPropertyValues: [
              { pred: 'http://www.geneontology.org/formats/oboInOwl#hasAlternativeId', val: 'HP:0000003' },
            ],
          },
        },
        {
          id: iri('0000004'),
          lbl: 'obsolete Legs',
          type: 'CLASS',
          meta: {
            deprecated: true,
            basicPropertyValues: [{ pred: 'http://purl.obolibrary.org/obo/IAO_0100001', val: 'HP:0000003' }],
          },
        },
        { id: iri('0000005'), lbl: 'obsolete Arms', type: 'CLASS', meta: { deprecated: true } },
      ],
      edges: [{ sub: iri('0000002'), pred: 'is_a', obj: iri('0000001') }],
    },
  ],
}
const hpoa2025 =
  '#version: 2025-05-06\n#hpo-version: http://x/releases/2025-05-06/hp.json\n' +
  'database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier\taspect\tbiocuration\n' +
  'OMIM:1\tA\tNOT\tHP:0000002\tPMID:1;PMID:2\tPCS\tHP:0003577\t3/4\tMALE\t\tP\tx\n'
const hpoa2023 =
  '#description: x\n#date: 2023-01-27\n' +
  '#DatabaseID\tDiseaseName\tQualifier\tHPO_ID\tReference\tEvidence\tOnset\tFrequency\tSex\tModifier\tAspect\tBiocuration\n' +
  'ORPHA:7\tB\t\tHP:0000002\tORPHA:7\tTAS\t\tHP:0040283\t\t\tP\tx\n'

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const row of rows) list.push(row)
  return list
}

describe('the ontology', () => {
  it('gives current terms, parents, names, and where old ids lead', async () => {
    const release = await readOntology(textSource('hp.json', JSON.stringify(smallOntology)))
    expect(release.version).toBe('2026-01-08')
    expect(release.terms.map(({ id }) => id)).toEqual(['HP:0000001', 'HP:0000002'])
    expect(release.terms[1]?.parents).toEqual(['HP:0000001'])
    expect(release.terms[1]?.names).toEqual([{ kind: 'layperson', text: 'Legs give up' }])
    expect(Object.fromEntries(release.replacements)).toEqual({
      'HP:0000003': 'HP:0000002',
      'HP:0000004': 'HP:0000002',
    })
    expect(release.abandoned).toEqual(['HP:0000005'])
  })

  it('refuses corrupt JSON and names the line', async () => {
    await expect(readOntology(textSource('hp.json', '{\n "graphs": [\n nope'))).rejects.toMatchObject({
      file: 'hp.json',
      line: 3,
    })
  })

  it('refuses a file that ends in the middle and names its last line', async () => {
    const text = JSON.stringify(smallOntology, null, 1)
    const cut = text.slice(0, text.length / 2)
    await expect(readOntology(textSource('hp.json', cut))).rejects.toMatchObject({
      line: cut.split('\n').length,
    })
  })

  it('refuses JSON that is something else', async () => {
    await expect(readOntology(textSource('hp.json', '{"name":"x"}'))).rejects.toMatchObject({ line: 1 })
  })

  it('refuses a parent that is not there, and a circle, at their lines', async () => {
    const [graph] = smallOntology.graphs
    const missing = {
      graphs: [{ ...graph, edges: [{ sub: iri('0000002'), pred: 'is_a', obj: iri('0000009') }] }],
    }
    const text = JSON.stringify(missing, null, 1)
    const line = text.split('\n').findIndex((each) => each.includes('HP_0000009')) + 1
    await expect(readOntology(textSource('hp.json', text))).rejects.toMatchObject({ line })
    const circle = {
      graphs: [
        {
          ...graph,
          edges: [
            { sub: iri('0000002'), pred: 'is_a', obj: iri('0000001') },
            { sub: iri('0000001'), pred: 'is_a', obj: iri('0000002') },
          ],
        },
      ],
    }
    await expect(readOntology(textSource('hp.json', JSON.stringify(circle)))).rejects.toThrow('own ancestors')
  })
})

describe('disease annotations', () => {
  it('reads the header of 2025', async () => {
    const headers: unknown[] = []
    const [row] = await all(readAnnotations(textSource('a.hpoa', hpoa2025), (header) => headers.push(header)))
    expect(row).toEqual({
      disease: 'OMIM:1',
      diseaseName: 'A',
      absent: true,
      term: 'HP:0000002',
      references: ['PMID:1', 'PMID:2'],
      evidence: 'PCS',
      onset: 'HP:0003577',
      frequency: '3/4',
      share: 0.75,
      sex: 'male',
      aspect: 'P',
    })
    expect(headers).toEqual([{ version: '2025-05-06', ontology: '2025-05-06' }])
  })

  it('reads the header of 2023', async () => {
    const headers: unknown[] = []
    const [row] = await all(readAnnotations(textSource('a.hpoa', hpoa2023), (header) => headers.push(header)))
    expect(row).toMatchObject({ disease: 'ORPHA:7', absent: false, share: 0.17 })
    expect(headers).toEqual([{ version: '2023-01-27' }])
  })

  it.each([
    ['a row cut short', hpoa2025.replace('\tP\tx', ''), 4],
    ['a code that is none', hpoa2025.replace('OMIM:1', 'OMIM-1'), 4],
    ['a term that is none', hpoa2025.replace('HP:0000002', 'HP:2'), 4],
    ['a frequency that is none', hpoa2025.replace('3/4', 'often'), 4],
    ['a missing column', hpoa2025.replace('\tfrequency', '\tfrequence'), 3],
    ['no header', '#version: 1\n', 2],
  ])('refuses %s and names the line', async (_what, text, line) => {
    await expect(all(readAnnotations(textSource('a.hpoa', text)))).rejects.toMatchObject({
      file: 'a.hpoa',
      line,
    })
  })
})

describe('tables', () => {
  it('reads translations whatever the order of their columns', async () => {
    const one = 'translation_status\tsubject_id\tpredicate_id\ttranslation_value\ttranslation_language\n'
    const text = `${one}OFFICIAL\tHP:0000002\trdfs:label\tPiernas cansadas\tes\nNOT_TRANSLATED\tHP:0000001\trdfs:label\tNA\tes\n`
    expect(await all(readTranslations(textSource('es.tsv', text)))).toEqual([
      { term: 'HP:0000002', language: 'es', kind: 'label', text: 'Piernas cansadas', confirmed: true },
    ])
  })

  it('reads genes, and refuses another table in their place', async () => {
    const text =
      'ncbi_gene_id\tgene_symbol\tassociation_type\tdisease_id\tsource\nNCBIGene:1\tABC1\tMENDELIAN\tOMIM:1\tx\n'
    expect(await all(readGenes(textSource('g.txt', text)))).toEqual([
      { gene: 'NCBIGene:1', symbol: 'ABC1', association: 'MENDELIAN', disease: 'OMIM:1' },
    ])
    await expect(all(readGenes(textSource('g.txt', hpoa2025)))).rejects.toMatchObject({ line: 3 })
  })

  it('reads the Mondo tables', async () => {
    const edges =
      'id\tsubject\tpredicate\tobject\n1\tMONDO:0000004\tbiolink:subclass_of\tMONDO:0000001\n2\tMONDO:0000004\tbiolink:related_to\tHGNC:1\n'
    expect(await all(readMondoEdges(textSource('e', edges)))).toEqual([
      { child: 'MONDO:0000004', parent: 'MONDO:0000001' },
    ])
    expect(await all(readMondoLabels(textSource('l', 'id\tlabel\nMONDO:0000001\tdisease\n')))).toHaveLength(1)
    const synonyms = 'ID\tLABEL\tSYNONYMS\nMONDO:0000009\tx\ta|b\nMONDO:0000010\ty\t\n'
    expect((await all(readMondoSynonyms(textSource('s', synonyms)))).map((row) => row.synonyms)).toEqual([
      ['a', 'b'],
      [],
    ])
    const matches =
      '# curie_map:\n#   x: y\nsubject_id\tpredicate_id\tobject_id\tobject_label\nMONDO:0000009\tskos:exactMatch\tOrphanet:12\tz\n'
    expect(await all(readMondoMatches(textSource('m', matches)))).toEqual([
      { mondo: 'MONDO:0000009', code: 'ORPHA:12', label: 'z' },
    ])
  })

  it('spells disease codes one way', () => {
    expect(['Orphanet:12', 'orpha 12', 'omim:3', 'MONDO_9', 'ICD:1'].map(diseaseCode)).toEqual([
      'ORPHA:12',
      'ORPHA:12',
      'OMIM:3',
      'MONDO:0000009',
      undefined,
    ])
  })
})

describe('compressed files', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'releases-'))
  })
  afterAll(() => rm(dir, { recursive: true }))

  it('reads gzip whatever the name says', async () => {
    await writeFile(join(dir, 'a.hpoa'), gzipSync(hpoa2025))
    expect(await all(readAnnotations(fileSource(join(dir, 'a.hpoa'))))).toHaveLength(1)
  })

  it('refuses a truncated file, naming file and line', async () => {
    const many = hpoa2025 + hpoa2025.slice(hpoa2025.indexOf('OMIM')).repeat(20_000)
    const packed = gzipSync(many)
    await writeFile(join(dir, 'cut.hpoa.gz'), packed.subarray(0, packed.length - 40))
    await expect(all(readAnnotations(fileSource(join(dir, 'cut.hpoa.gz'))))).rejects.toMatchObject({
      file: 'cut.hpoa.gz',
      line: expect.any(Number),
      sentence: expect.stringContaining('truncated'),
    })
  })

  it('refuses corrupt compressed data', async () => {
    const packed = gzipSync(hpoa2025)
    packed.fill(0xff, 20, 60)
    await writeFile(join(dir, 'bad.gz'), packed)
    await expect(all(readAnnotations(fileSource(join(dir, 'bad.gz'))))).rejects.toMatchObject({
      file: 'bad.gz',
    })
  })

  it('says when there is no such file', async () => {
    await expect(all(readGenes(fileSource(join(dir, 'none'))))).rejects.toMatchObject({
      sentence: 'There is no such file.',
    })
  })
})

const vocabularies = process.env.VOCABULARIES_DIR
// Hundreds of thousands of rows: seconds on a calm machine, more on a busy one.
describe.skipIf(vocabularies === undefined)('the real releases', { timeout: 60_000 }, () => {
  const real = async (pattern: RegExp) => {
    const name = (await readdir(vocabularies ?? '', { recursive: true })).find((each) => pattern.test(each))
    return fileSource(join(vocabularies ?? '', name ?? 'absent'))
  }
  const count = async (rows: AsyncIterable<unknown>) => {
    let total = 0
    for await (const _ of rows) total += 1
    return total
  }

  it('the ontology reads whole', async () => {
    const release = await readOntology(await real(/^hp-2026-01-08\.json/u))
    expect(release.version).toBe('2026-01-08')
    expect(release.terms).toHaveLength(19_408)
    expect(release.replacements.size).toBeGreaterThan(3_900)
    expect(
      release.terms.flatMap(({ names }) => names).filter(({ kind }) => kind === 'layperson').length,
    ).toBeGreaterThan(8_000)
  })

  it('both annotation files read whole', async () => {
    expect(await count(readAnnotations(await real(/2025-05-06\.hpoa/u)))).toBe(272_060)
    expect(await count(readAnnotations(await real(/2023-01-27\.hpoa/u)))).toBe(253_363)
  })

  it('genes, translations and Mondo read whole', async () => {
    expect(await count(readGenes(await real(/genes_to_disease/u)))).toBeGreaterThan(8_000)
    expect(await count(readTranslations(await real(/hp-es/u)))).toBe(19_932)
    for (const language of ['fr', 'nl', 'ja', 'zh', 'pt', 'de', 'it']) {
      expect(await count(readTranslations(await real(new RegExp(`hp-${language}`, 'u'))))).toBeGreaterThan(
        3_000,
      )
    }
    expect(await count(readMondoEdges(await real(/mondo-rare_edges/u)))).toBe(28_842)
    expect(await count(readMondoLabels(await real(/mondo_labels/u)))).toBe(18_278)
    expect(await count(readMondoSynonyms(await real(/mondo-rare_synonyms/u)))).toBe(16_610)
    expect(await count(readMondoMatches(await real(/exactmatch_omim\./u)))).toBe(10_045)
    expect(await count(readMondoMatches(await real(/exactmatch_orphanet/u)))).toBe(9_785)
  })
})
