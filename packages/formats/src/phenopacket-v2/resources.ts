import type { Resource } from './phenopacket.ts'

/** The vocabularies the platform uses, by CURIE prefix; the version is the installation's. */
export const knownResources: Readonly<Record<string, Omit<Resource, 'version'>>> = {
  HP: {
    id: 'hp',
    name: 'Human Phenotype Ontology',
    url: 'http://purl.obolibrary.org/obo/hp.json',
    namespacePrefix: 'HP',
    iriPrefix: 'http://purl.obolibrary.org/obo/HP_',
  },
  MONDO: {
    id: 'mondo',
    name: 'Mondo Disease Ontology',
    url: 'http://purl.obolibrary.org/obo/mondo.json',
    namespacePrefix: 'MONDO',
    iriPrefix: 'http://purl.obolibrary.org/obo/MONDO_',
  },
  ORPHA: {
    id: 'orphanet',
    name: 'Orphanet Nomenclature of Rare Diseases',
    url: 'https://www.orphadata.com',
    namespacePrefix: 'ORPHA',
    iriPrefix: 'http://www.orpha.net/ORDO/Orphanet_',
  },
  OMIM: {
    id: 'omim',
    name: 'Online Mendelian Inheritance in Man',
    url: 'https://www.omim.org',
    namespacePrefix: 'OMIM',
    iriPrefix: 'https://omim.org/entry/',
  },
}

/** `HP` of `HP:0001250`. */
export const prefixOf = (curie: string): string => curie.slice(0, Math.max(0, curie.indexOf(':')))
