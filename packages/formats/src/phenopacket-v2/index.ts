/** GA4GH Phenopackets v2: wire types, a validator and both converters. Pure: no input or output, no clock, no dependencies. */
export { fromPhenopacket, type ReadPhenopacket } from './from-phenopacket.ts'
export type {
  DescribedDisease,
  DescribedFeature,
  DescribedPerson,
  Lost,
  Onset,
  Term,
} from './person.ts'
export type {
  Disease,
  Individual,
  MetaData,
  OntologyClass,
  Phenopacket,
  PhenotypicFeature,
  Resource,
  TimeElement,
} from './phenopacket.ts'
export { type AboutPacket, PhenopacketError, toPhenopacket } from './to-phenopacket.ts'
export { type PhenopacketProblem, validatePhenopacket } from './validate.ts'
