import { monthsOf } from './age.ts'
import { type Phenopacket, sexes, timeKinds } from './phenopacket.ts'
import { prefixOf } from './resources.ts'

export interface PhenopacketProblem {
  /** For example `phenotypicFeatures[2].type.id`; empty for the whole. */
  readonly path: string
  readonly code: 'missing' | 'wrong-type' | 'wrong-value' | 'unknown-prefix'
  readonly sentence: string
}

type Fields = Readonly<Record<string, unknown>>
type Check = (value: unknown, path: string) => readonly PhenopacketProblem[]

/**
 * Everything that makes a value no Phenopacket of schema 2, each with its path; empty when it is one. Checks the parts this
 * package knows (subject, features, diseases, meta data) and the rule that every CURIE prefix has its resource. Other
 * parts may be there and are not looked into. Never throws.
 */
export const validatePhenopacket = (value: unknown): readonly PhenopacketProblem[] => {
  const problems = packet(value, '')
  return problems.length > 0 ? problems : resourcesMissing(value as Phenopacket)
}

const problem = (
  path: string,
  code: PhenopacketProblem['code'],
  sentence: string,
): readonly PhenopacketProblem[] => [{ path, code, sentence }]

const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fields =
  (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isFields(value)) return problem(path, 'wrong-type', 'This must be an object.')
    return Object.entries({ ...required, ...optional }).flatMap(([name, check]) => {
      const here = at(path, name)
      if (Object.hasOwn(value, name) && value[name] !== null) return check(value[name], here)
      return name in required ? problem(here, 'missing', 'This must be given.') : []
    })
  }

const listOf =
  (check: Check, least = 0): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return problem(path, 'wrong-type', 'This must be a list.')
    if (value.length < least) return problem(path, 'missing', `This must name at least ${least}.`)
    return value.flatMap((entry: unknown, index) => check(entry, `${path}[${index}]`))
  }

const text: Check = (value, path) => {
  if (typeof value !== 'string') return problem(path, 'wrong-type', 'This must be text.')
  return value.trim() === '' ? problem(path, 'missing', 'This must not be empty.') : []
}

const truth: Check = (value, path) =>
  typeof value === 'boolean' ? [] : problem(path, 'wrong-type', 'This must be true or false.')

const matching =
  (pattern: RegExp, sentence: string): Check =>
  (value, path) => {
    if (typeof value !== 'string') return problem(path, 'wrong-type', 'This must be text.')
    return pattern.test(value) ? [] : problem(path, 'wrong-value', sentence)
  }

const curie = matching(/^[A-Za-z][A-Za-z0-9_.-]*:\S+$/, 'This must be a code such as HP:0001250.')
const instant = matching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/,
  'This must be a moment such as 2026-11-22T10:00:00Z.',
)
const version = matching(/^2(\.\d+){0,2}$/, 'This package reads schema version 2.')
const duration: Check = (value, path) => {
  if (typeof value !== 'string') return problem(path, 'wrong-type', 'This must be text.')
  return monthsOf(value) === undefined
    ? problem(path, 'wrong-value', 'This must be a duration such as P4Y6M.')
    : []
}
const count: Check = (value, path) =>
  Number.isInteger(value) && Number(value) >= 0
    ? []
    : problem(path, 'wrong-value', 'This must be a whole number from 0 on.')
const sex: Check = (value, path) =>
  sexes.some((one) => one === value) ? [] : problem(path, 'wrong-value', `This must be ${sexes.join(', ')}.`)

const ontologyClass = fields({ id: curie, label: text }, {})
const age = fields({ iso8601duration: duration }, {})

const timeParts = fields(
  {},
  {
    age,
    ontologyClass,
    gestationalAge: fields({ weeks: count }, { days: count }),
    ageRange: fields({ start: age, end: age }, {}),
    timestamp: instant,
    interval: fields({ start: instant, end: instant }, {}),
  },
)
const time: Check = (value, path) => {
  const problems = timeParts(value, path)
  if (problems.length > 0 || !isFields(value)) return problems
  const given = timeKinds.filter((kind) => Object.hasOwn(value, kind) && value[kind] !== null)
  return given.length === 1
    ? []
    : problem(path, 'wrong-value', `This must be exactly one of ${timeKinds.join(', ')}.`)
}

const feature = fields(
  { type: ontologyClass },
  { description: text, excluded: truth, severity: ontologyClass, onset: time },
)
const resource = fields(
  { id: text, name: text, url: text, version: text, namespacePrefix: text, iriPrefix: text },
  {},
)

const packet = fields(
  {
    id: text,
    metaData: fields(
      {
        created: instant,
        createdBy: text,
        resources: listOf(resource, 1),
        phenopacketSchemaVersion: version,
      },
      {},
    ),
  },
  {
    subject: fields({ id: text }, { sex, timeAtLastEncounter: time }),
    phenotypicFeatures: listOf(feature),
    diseases: listOf(fields({ term: ontologyClass }, { excluded: truth })),
  },
)

/** The specification's own rule: one resource for every vocabulary a term comes from. */
const resourcesMissing = ({
  metaData,
  phenotypicFeatures,
  diseases,
}: Phenopacket): readonly PhenopacketProblem[] => {
  const known = new Set(metaData.resources.map(({ namespacePrefix }) => namespacePrefix))
  const used = [
    ...(phenotypicFeatures ?? []).flatMap(({ type, severity, onset }, index) => [
      { id: type.id, path: `phenotypicFeatures[${index}].type.id` },
      { id: severity?.id, path: `phenotypicFeatures[${index}].severity.id` },
      { id: onset?.ontologyClass?.id, path: `phenotypicFeatures[${index}].onset.ontologyClass.id` },
    ]),
    ...(diseases ?? []).map(({ term }, index) => ({ id: term.id, path: `diseases[${index}].term.id` })),
  ]
  return used.flatMap(({ id, path }) =>
    id === undefined || known.has(prefixOf(id))
      ? []
      : problem(path, 'unknown-prefix', `metaData.resources names no vocabulary for ${prefixOf(id)}.`),
  )
}
