import { durationOf } from './age.ts'
import type { DescribedDisease, DescribedFeature, DescribedPerson, Lost, Onset } from './person.ts'
import type { Disease, Individual, Phenopacket, PhenotypicFeature, TimeElement } from './phenopacket.ts'
import { knownResources, prefixOf } from './resources.ts'
import { atBirth, beforeBirth, severityTerms } from './terms.ts'

export interface AboutPacket {
  readonly id: string
  /** ISO 8601, UTC: handed in, because this package reads no clock. */
  readonly created: string
  readonly createdBy: string
  /** The installed version of each vocabulary, by CURIE prefix: `{ HP: '2026-01-08' }`. */
  readonly versions: Readonly<Record<string, string>>
}

/** A bug of the caller: a term of a vocabulary whose name or version is not known. */
export class PhenopacketError extends Error {
  override readonly name = 'PhenopacketError'
  readonly code = 'unknown-vocabulary'
}

/**
 * Writes what a person told as a Phenopacket v2, and says what the packet could not carry. Nothing is guessed: an unsure
 * finding and a suspected disease are left out, since a Phenopacket would state them as found.
 *
 * @throws PhenopacketError when a term's prefix is not known or `versions` has no version for it
 */
export const toPhenopacket = (
  person: DescribedPerson,
  about: AboutPacket,
): { readonly packet: Phenopacket; readonly lost: readonly Lost[] } => {
  const features = person.features.flatMap((feature) => featureOf(feature) ?? [])
  const diseases = person.diseases.flatMap((disease) => diseaseOf(disease) ?? [])
  const packet: Phenopacket = {
    id: about.id,
    subject: subjectOf(person),
    phenotypicFeatures: features,
    diseases,
    metaData: {
      created: about.created,
      createdBy: about.createdBy,
      resources: resourcesFor([...features, ...diseases], about.versions),
      phenopacketSchemaVersion: '2.0',
    },
  }
  const lost = [
    ...person.features.flatMap((feature, index) => lostOfFeature(feature, `features[${index}]`)),
    ...person.diseases.flatMap((disease, index) => lostOfDisease(disease, `diseases[${index}]`)),
  ]
  return { packet, lost }
}

const subjectOf = ({ id, sex, ageMonths }: DescribedPerson): Individual => ({
  id,
  sex:
    sex === undefined
      ? 'UNKNOWN_SEX'
      : ({ female: 'FEMALE', male: 'MALE', other: 'OTHER_SEX' } as const)[sex],
  ...(ageMonths === undefined
    ? {}
    : { timeAtLastEncounter: { age: { iso8601duration: durationOf(ageMonths) } } }),
})

const featureOf = (feature: DescribedFeature): PhenotypicFeature | undefined => {
  const { term, presence, onset, severity, words } = feature
  if (presence === 'unsure') return undefined
  return {
    type: { id: term.id, label: term.label },
    excluded: presence === 'absent',
    ...(words === undefined ? {} : { description: words }),
    ...(severity === undefined ? {} : { severity: severityTerms[severity] }),
    ...(onset === undefined ? {} : { onset: timeOf(onset) }),
  }
}

const timeOf = (onset: Onset): TimeElement => {
  if (onset.when === 'age') return { age: { iso8601duration: durationOf(onset.months) } }
  return { ontologyClass: onset.when === 'at-birth' ? atBirth : beforeBirth }
}

const diseaseOf = ({ status, term }: DescribedDisease): Disease | undefined =>
  status === 'confirmed' && term !== undefined ? { term: { id: term.id, label: term.label } } : undefined

const lostOfFeature = (feature: DescribedFeature, path: string): readonly Lost[] => {
  if (feature.presence === 'unsure') {
    return [{ path, reason: 'A Phenopacket knows found and excluded, not unsure.' }]
  }
  const reasons = {
    course: 'A Phenopacket says when a finding went away, not only whether.',
    certainty: 'A Phenopacket has no place for how sure somebody is.',
    provenance: 'No evidence code says "a parent reports"; a false one would be worse.',
  } as const
  return lostFields(feature, reasons, path)
}

const lostOfDisease = (disease: DescribedDisease, path: string): readonly Lost[] => {
  if (disease.status === 'undiagnosed')
    return [{ path, reason: 'A Phenopacket without a disease does not say that there is no diagnosis.' }]
  if (disease.status === 'suspected')
    return [{ path, reason: 'A suspected disease would read as a diagnosis.' }]
  if (disease.term === undefined) return [{ path, reason: 'A Phenopacket names a disease by its code only.' }]
  const reasons = {
    words: 'A Phenopacket names a disease by its code only.',
    sinceYear: 'The year of the diagnosis is not the onset of the disease.',
    provenance: 'A Phenopacket does not say who made the diagnosis.',
  } as const
  return lostFields(disease, reasons, path)
}

const lostFields = <T extends object>(
  from: T,
  reasons: { readonly [K in keyof T]?: string },
  path: string,
): readonly Lost[] =>
  Object.entries<string | undefined>(reasons).flatMap(([name, reason]) =>
    Reflect.get(from, name) === undefined || reason === undefined
      ? []
      : [{ path: `${path}.${name}`, reason }],
  )

const resourcesFor = (
  parts: readonly (PhenotypicFeature | Disease)[],
  versions: Readonly<Record<string, string>>,
) => {
  const ids = parts.map((part) => ('type' in part ? part.type.id : part.term.id))
  // Onset and severity are HPO terms, and a packet must name at least one resource.
  const prefixes = [...new Set(['HP', ...ids.map(prefixOf)])].sort()
  return prefixes.map((prefix) => {
    const resource = knownResources[prefix]
    const version = versions[prefix]
    if (resource === undefined || version === undefined)
      throw new PhenopacketError(
        `There is no ${resource === undefined ? 'name' : 'version'} for the vocabulary ${prefix}.`,
      )
    return { ...resource, version }
  })
}
