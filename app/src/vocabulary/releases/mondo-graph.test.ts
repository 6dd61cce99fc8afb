import { describe, expect, it } from 'vitest'
import { textSource } from './lines.ts'
import { readMondoGraph } from './mondo-graph.ts'

const obo = (id: string) => `http://purl.obolibrary.org/obo/MONDO_${id}`
const exact = (val: string) => ({ pred: 'http://www.w3.org/2004/02/skos/core#exactMatch', val })
const synonym = (val: string, pred = 'hasExactSynonym') => ({ pred, val })
const nodes = [
  { id: obo('0000001'), lbl: 'disease', type: 'CLASS' },
  {
    id: obo('0010679'),
    lbl: 'Duchenne muscular dystrophy',
    type: 'CLASS',
    meta: {
      synonyms: [synonym('DMD'), synonym('DMD'), synonym('muscle disease', 'hasBroadSynonym')],
      xrefs: [{ val: 'UMLS:C0013264' }],
      basicPropertyValues: [
        exact('http://www.orpha.net/ORDO/Orphanet_98896'),
        exact('https://omim.org/entry/310200'),
        exact('https://omim.org/phenotypicSeries/PS310200'),
        exact('http://linkedlifedata.com/resource/umls/id/C0013264'),
        { pred: 'http://www.w3.org/2004/02/skos/core#closeMatch', val: 'https://omim.org/entry/300376' },
      ],
    },
  },
  {
    id: obo('0000009'),
    lbl: 'obsolete Duchenne',
    type: 'CLASS',
    meta: {
      deprecated: true,
      basicPropertyValues: [
        {
          pred: 'http://purl.obolibrary.org/obo/IAO_0100001',
          val: 'http://purl.obolibrary.org/obo/MONDO_0010679',
        },
      ],
    },
  },
  { id: 'http://purl.obolibrary.org/obo/HP_0000118', lbl: 'not a disease', type: 'CLASS' },
]
const edge = (sub: string, obj: string, pred = 'is_a') => ({ sub: obo(sub), pred, obj: obo(obj) })
const edges = [
  edge('0010679', '0000001'),
  edge('0010679', '0099999'),
  edge('0010679', '0000001', 'http://purl.obolibrary.org/obo/RO_0004003'),
]
const meta = {
  version: 'http://purl.obolibrary.org/obo/mondo/releases/2026-11-03/subsets/mondo-rare.json',
}
const read = (graph: object) =>
  readMondoGraph(textSource('mondo-rare.json', JSON.stringify({ graphs: [graph] })))

describe('Mondo as OBO Graphs', () => {
  it('gives what its tables give: labels, exact synonyms, kinds, exact matches, replaced ids, version', async () => {
    expect(await read({ nodes, edges, meta })).toEqual({
      version: '2026-11-03',
      labels: [
        { id: 'MONDO:0000001', label: 'disease' },
        { id: 'MONDO:0010679', label: 'Duchenne muscular dystrophy' },
      ],
      synonyms: [
        { id: 'MONDO:0000001', synonyms: [] },
        { id: 'MONDO:0010679', synonyms: ['DMD'] },
      ],
      edges: [{ child: 'MONDO:0010679', parent: 'MONDO:0000001' }],
      matches: [
        ...['ORPHA:98896', 'OMIM:310200', 'OMIMPS:310200'].map((code) => ({
          mondo: 'MONDO:0010679',
          code,
          label: 'Duchenne muscular dystrophy',
        })),
        { mondo: 'MONDO:0010679', code: 'MONDO:0000009', label: '' },
      ],
    })
  })

  it.each([
    ['another ontology', { nodes: nodes.slice(3), edges }, 'This is not Mondo'],
    ['a disease without a label', { nodes: [{ id: obo('0000001'), type: 'CLASS' }], edges }, 'has no label'],
    ['a disease that is there twice', { nodes: [nodes[0], nodes[0]], edges }, 'is there twice'],
    ['a circle', { nodes, edges: [...edges, edge('0000001', '0010679')] }, 'among its own ancestors'],
    ['no graph', {}, 'not an OBO Graphs file'],
  ])('refuses %s, naming the file', async (_what, graph, sentence) => {
    await expect(read(graph)).rejects.toMatchObject({
      file: 'mondo-rare.json',
      sentence: expect.stringContaining(sentence),
    })
  })
})
