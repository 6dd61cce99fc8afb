import { monthsOf } from './age.ts'
import type { DescribedDisease, DescribedFeature, DescribedPerson, Lost, Onset } from './person.ts'
import type { Individual, Phenopacket, PhenotypicFeature, TimeElement } from './phenopacket.ts'
import { onsetOf, severityOf } from './terms.ts'
import { type PhenopacketProblem, validatePhenopacket } from './validate.ts'

export type ReadPhenopacket =
  | { readonly ok: true; readonly person: DescribedPerson; readonly lost: readonly Lost[] }
  | { readonly ok: false; readonly problems: readonly PhenopacketProblem[] }

/**
 * Reads a Phenopacket v2 (parsed JSON) into a described person, and says what of it the platform has no place for. A value that
 * is no Phenopacket is answered with its problems. Never throws.
 */
export const fromPhenopacket = (value: unknown): ReadPhenopacket => {
  const problems = validatePhenopacket(value)
  if (problems.length > 0) return { ok: false, problems }
  const packet = withoutNulls(value, 6) as Phenopacket
  const features = (packet.phenotypicFeatures ?? []).map((feature, index) =>
    readFeature(feature, `phenotypicFeatures[${index}]`),
  )
  const subject = readSubject(packet.subject)
  const person: DescribedPerson = {
    id: packet.subject?.id ?? packet.id,
    ...subject.read,
    features: features.map(({ read }) => read),
    diseases: (packet.diseases ?? []).flatMap(({ term, excluded }): readonly DescribedDisease[] =>
      excluded === true ? [] : [{ status: 'confirmed', term: { id: term.id, label: term.label } }],
    ),
  }
  const lost = [
    ...beyond(packet, ['id', 'subject', 'phenotypicFeatures', 'diseases', 'metaData'], ''),
    ...beyond(packet.metaData, ['created', 'createdBy', 'resources', 'phenopacketSchemaVersion'], 'metaData'),
    ...subject.lost,
    ...features.flatMap((feature) => feature.lost),
    ...(packet.diseases ?? []).flatMap((disease, index) => {
      const path = `diseases[${index}]`
      return disease.excluded === true
        ? [{ path, reason: 'The platform keeps diseases a person has, not those ruled out.' }]
        : beyond(disease, ['term', 'excluded'], path)
    }),
  ]
  return { ok: true, person, lost }
}

type Read<T> = { readonly read: T; readonly lost: readonly Lost[] }

/** In this JSON null means "not given". As deep as the parts read here reach: what lies deeper is not looked into. */
const withoutNulls = (value: unknown, deep: number): unknown => {
  if (deep === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((entry) => withoutNulls(entry, deep - 1))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== null)
      .map(([name, entry]) => [name, withoutNulls(entry, deep - 1)]),
  )
}

/** Fields that are there and that nothing here reads. */
const beyond = (from: object, known: readonly string[], path: string): readonly Lost[] =>
  Object.entries(from)
    .filter(([name, value]) => !known.includes(name) && !isEmpty(value))
    .map(([name]) => ({
      path: path === '' ? name : `${path}.${name}`,
      reason: 'The platform has no place for this.',
    }))

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0)

const readSubject = (subject: Individual | undefined): Read<Pick<DescribedPerson, 'sex' | 'ageMonths'>> => {
  if (subject === undefined) return { read: {}, lost: [] }
  const sex = ({ FEMALE: 'female', MALE: 'male', OTHER_SEX: 'other', UNKNOWN_SEX: undefined } as const)[
    subject.sex ?? 'UNKNOWN_SEX'
  ]
  const age = subject.timeAtLastEncounter
  const months = age?.age === undefined ? undefined : monthsOf(age.age.iso8601duration)
  const lost = beyond(subject, ['id', 'sex', 'timeAtLastEncounter'], 'subject')
  return {
    read: {
      ...(sex === undefined ? {} : { sex }),
      ...(months === undefined ? {} : { ageMonths: months.months }),
    },
    lost:
      age === undefined || months?.exact === true ? lost : [...lost, ageLost('subject.timeAtLastEncounter')],
  }
}

const ageLost = (path: string): Lost => ({ path, reason: 'The platform keeps an age in full months only.' })

const readFeature = (feature: PhenotypicFeature, path: string): Read<DescribedFeature> => {
  const { type, description, excluded, severity, onset } = feature
  const strong = severity === undefined ? undefined : severityOf(severity)
  const begun = onset === undefined ? undefined : readOnset(onset, `${path}.onset`)
  return {
    read: {
      term: { id: type.id, label: type.label },
      presence: excluded === true ? 'absent' : 'present',
      ...(begun?.read === undefined ? {} : { onset: begun.read }),
      ...(strong === undefined ? {} : { severity: strong }),
      ...(description === undefined ? {} : { words: description }),
    },
    lost: [
      ...beyond(feature, ['type', 'description', 'excluded', 'severity', 'onset'], path),
      ...(severity === undefined || strong !== undefined
        ? []
        : [{ path: `${path}.severity`, reason: 'The platform knows mild, moderate and severe.' }]),
      ...(begun?.lost ?? []),
    ],
  }
}

const readOnset = (onset: TimeElement, path: string): Read<Onset | undefined> => {
  if (onset.age !== undefined) {
    const age = monthsOf(onset.age.iso8601duration)
    if (age !== undefined)
      return { read: { when: 'age', months: age.months }, lost: age.exact ? [] : [ageLost(path)] }
  }
  if (onset.gestationalAge !== undefined) {
    const reason = 'The platform keeps "before birth", not the week.'
    return { read: { when: 'before-birth' }, lost: [{ path, reason }] }
  }
  const named = onset.ontologyClass === undefined ? undefined : onsetOf(onset.ontologyClass)
  const reason = 'The platform keeps an onset as an age in months, at birth or before birth.'
  return { read: named?.onset, lost: named?.exact === true ? [] : [{ path, reason }] }
}
