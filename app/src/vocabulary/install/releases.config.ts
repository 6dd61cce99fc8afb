import type { ReleaseKind } from './release-kinds.ts'

export type VocabularyName = 'starter' | 'hpo' | 'mondo'

type VocabularyFacts = {
  readonly title: string
  readonly licence: string
  readonly licenceUrl: string
  readonly home: string
  readonly citation: string
  /** The kinds of files that belong to it, as recorded with a release. */
  readonly kinds: readonly string[]
}

/** What the licences ask to be shown, with version and date, wherever the vocabularies are used. */
export const vocabularies: Readonly<Record<VocabularyName, VocabularyFacts>> = {
  starter: {
    title: 'Share4Rare starter vocabulary',
    licence: 'Apache-2.0',
    licenceUrl: 'https://www.apache.org/licenses/LICENSE-2.0',
    home: 'https://www.share4rare.org',
    citation:
      'Everyday names of symptoms and diseases in English, Spanish and Romanian, written for this platform.',
    kinds: ['starter'],
  },
  hpo: {
    title: 'Human Phenotype Ontology (HPO): terms, disease annotations, translations',
    licence: 'HPO licence',
    licenceUrl: 'https://hpo.jax.org/license',
    home: 'https://hpo.jax.org',
    citation:
      'This platform uses the Human Phenotype Ontology, unaltered. Gargano MA, Matentzoglu N, Coleman B, et al. The Human Phenotype Ontology in 2024: phenotypes around the world. Nucleic Acids Research 2024;52(D1):D1333-D1346.',
    kinds: ['ontology', 'annotations', 'genes', 'translations'],
  },
  mondo: {
    title: 'Mondo Disease Ontology, with its mappings to Orphanet and OMIM',
    licence: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    home: 'https://mondo.monarchinitiative.org',
    citation:
      'Vasilevsky NA, Matentzoglu NA, Toro S, et al. Mondo: Unifying diseases for the world, by the world. medRxiv 2022.04.13.22273750.',
    kinds: [
      'mondo',
      'mondo-labels',
      'mondo-synonyms',
      'mondo-edges',
      'mondo-orphanet',
      'mondo-omim',
      'mondo-omimps',
    ],
  },
}

export type Download = {
  readonly kind: ReleaseKind
  /** The name it is kept under, which findReleaseFiles knows. */
  readonly file: string
  readonly url: string
  /** Pin a release by its checksum: another file at the address is then refused. */
  readonly sha256?: string
}

const hpo = 'https://purl.obolibrary.org/obo/hp'
const mondo = 'https://purl.obolibrary.org/obo/mondo'
const translations = 'https://raw.githubusercontent.com/obophenotype/hpo-translations/main/babelon'
const mappings = 'https://raw.githubusercontent.com/monarch-initiative/mondo/master/src/mappings'

/**
 * Where an installation without `--from` gets the current releases. Mondo comes as its subset of rare diseases: the whole of it
 * is five times as large, most of it not rare, and reading it would take more memory than an installation may. The addresses
 * are those the vocabularies' own pages name. Not tried against them: the download itself and the current Mondo file were only
 * tried on a server of our own with a small file in the same format.
 */
export const downloads: readonly Download[] = [
  { kind: 'ontology', file: 'hp.json', url: `${hpo}.json` },
  { kind: 'annotations', file: 'phenotype.hpoa', url: `${hpo}/hpoa/phenotype.hpoa` },
  { kind: 'genes', file: 'genes_to_disease.txt', url: `${hpo}/hpoa/genes_to_disease.txt` },
  { kind: 'translations', file: 'hp-es.babelon.tsv', url: `${translations}/hp-es.babelon.tsv` },
  { kind: 'mondo', file: 'mondo-rare.json', url: `${mondo}/subsets/mondo-rare.json` },
  {
    kind: 'mondo-orphanet',
    file: 'mondo_exactmatch_orphanet.sssom.tsv',
    url: `${mappings}/mondo_exactmatch_orphanet.sssom.tsv`,
  },
  {
    kind: 'mondo-omim',
    file: 'mondo_exactmatch_omim.sssom.tsv',
    url: `${mappings}/mondo_exactmatch_omim.sssom.tsv`,
  },
]
