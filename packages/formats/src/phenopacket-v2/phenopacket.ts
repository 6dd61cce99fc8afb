/**
 * The wire types of a GA4GH Phenopacket v2 (schema 2.0.2) as its JSON names them, as far as this package reads and writes
 * them. Source: https://phenopacket-schema.readthedocs.io/en/2.0.0/ and the protobuf files of phenopackets/phenopacket-schema.
 */
export interface Phenopacket {
  readonly id: string
  readonly subject?: Individual
  readonly phenotypicFeatures?: readonly PhenotypicFeature[]
  readonly diseases?: readonly Disease[]
  readonly metaData: MetaData
}

/** A term of a vocabulary: `id` is a CURIE such as `HP:0001250`. */
export interface OntologyClass {
  readonly id: string
  readonly label: string
}

export interface Individual {
  readonly id: string
  readonly timeAtLastEncounter?: TimeElement
  readonly sex?: (typeof sexes)[number]
}

export const sexes = ['UNKNOWN_SEX', 'FEMALE', 'MALE', 'OTHER_SEX'] as const

/** Exactly one of its members is set. Durations are ISO 8601, for example `P4Y6M`. */
export interface TimeElement {
  readonly age?: { readonly iso8601duration: string }
  readonly ontologyClass?: OntologyClass
  readonly gestationalAge?: { readonly weeks: number; readonly days?: number }
  readonly ageRange?: {
    readonly start: { readonly iso8601duration: string }
    readonly end: { readonly iso8601duration: string }
  }
  readonly timestamp?: string
  readonly interval?: { readonly start: string; readonly end: string }
}

export const timeKinds = [
  'age',
  'ontologyClass',
  'gestationalAge',
  'ageRange',
  'timestamp',
  'interval',
] as const

export interface PhenotypicFeature {
  readonly type: OntologyClass
  /** The person's or clinician's words. */
  readonly description?: string
  /** True: looked for and not there. Absent means false. */
  readonly excluded?: boolean
  readonly severity?: OntologyClass
  readonly onset?: TimeElement
}

export interface Disease {
  readonly term: OntologyClass
  readonly excluded?: boolean
}

export interface MetaData {
  /** ISO 8601, UTC. */
  readonly created: string
  readonly createdBy: string
  readonly resources: readonly Resource[]
  readonly phenopacketSchemaVersion: string
}

/** A vocabulary a term comes from: one for every CURIE prefix in the packet. */
export interface Resource {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly version: string
  readonly namespacePrefix: string
  readonly iriPrefix: string
}
