import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DescribedPerson,
  fromPhenopacket,
  PhenopacketError,
  toPhenopacket,
  validatePhenopacket,
} from './index.ts'

const about = {
  id: 'packet-1',
  created: '2026-11-22T10:00:00Z',
  createdBy: 'Share4Rare',
  versions: { HP: '2026-01-08', ORPHA: '2026-07', MONDO: '2026-08', OMIM: '2026-08' },
}
const seizure = { id: 'HP:0001250', label: 'Seizure' }
const duchenne = { id: 'ORPHA:98896', label: 'Duchenne muscular dystrophy' }
const ana: DescribedPerson = {
  id: 'person-7',
  sex: 'female',
  ageMonths: 54,
  features: [{ term: seizure, presence: 'present', onset: { when: 'age', months: 30 }, severity: 'mild' }],
  diseases: [{ status: 'confirmed', term: duchenne }],
}
const written = () => toPhenopacket(ana, about).packet
const withFeature = (feature: object) => ({
  ...written(),
  phenotypicFeatures: [{ type: seizure, ...feature }],
})
const readOf = (value: unknown) => {
  const read = fromPhenopacket(value)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read
}
const lostPaths = (value: unknown) => readOf(value).lost.map(({ path }) => path)

const onset = fc.oneof(
  fc.constantFrom('before-birth' as const, 'at-birth' as const).map((when) => ({ when })),
  fc.nat({ max: 1440 }).map((months) => ({ when: 'age' as const, months })),
)
const feature = fc
  .record(
    {
      presence: fc.constantFrom('present' as const, 'absent' as const),
      onset,
      severity: fc.constantFrom('mild' as const, 'moderate' as const, 'severe' as const),
    },
    { requiredKeys: ['presence'] },
  )
  .map((facts) => ({ term: seizure, ...facts }))
const person = fc
  .record(
    {
      sex: fc.constantFrom('female' as const, 'male' as const, 'other' as const),
      ageMonths: fc.nat({ max: 1440 }),
      features: fc.array(feature, { maxLength: 6 }),
      diseases: fc.array(fc.constant({ status: 'confirmed' as const, term: duchenne }), { maxLength: 2 }),
    },
    { requiredKeys: ['features', 'diseases'] },
  )
  .map((facts): DescribedPerson => ({ id: 'person-7', ...facts }))

describe('Phenopacket v2, written and read', () => {
  it('comes back the same where nothing was said to be lost', () => {
    fc.assert(
      fc.property(person, (given) => {
        const { packet, lost } = toPhenopacket(given, about)
        expect(lost).toEqual([])
        expect(validatePhenopacket(JSON.parse(JSON.stringify(packet)))).toEqual([])
        expect(readOf(packet)).toEqual({ ok: true, person: given, lost: [] })
      }),
      { seed: 20_260_108, numRuns: 300 },
    )
  })

  it('[done] subject.id: the pseudonym the caller chose', () => {
    expect(written().subject?.id).toBe('person-7')
  })

  it('[done] subject.sex: female, male, other, unknown', () => {
    const { sex: _, ...unsaid } = ana
    const sexes = [...(['female', 'male', 'other'] as const).map((sex) => ({ ...ana, sex })), unsaid]
    expect(sexes.map((one) => toPhenopacket(one, about).packet.subject?.sex)).toEqual([
      'FEMALE',
      'MALE',
      'OTHER_SEX',
      'UNKNOWN_SEX',
    ])
  })

  it('[partial] subject.timeAtLastEncounter: an age in full months; other ways to say it are lost on reading', () => {
    expect(written().subject?.timeAtLastEncounter).toEqual({ age: { iso8601duration: 'P4Y6M' } })
    const inDays = {
      ...written(),
      subject: { id: 'x', timeAtLastEncounter: { age: { iso8601duration: 'P3W' } } },
    }
    expect(lostPaths(inDays)).toEqual(['subject.timeAtLastEncounter'])
  })

  it('[not] subject.dateOfBirth, vitalStatus, karyotypicSex, gender, taxonomy, alternateIds: named as lost on reading', () => {
    const names = ['dateOfBirth', 'vitalStatus', 'karyotypicSex', 'gender', 'taxonomy', 'alternateIds']
    const subject = { id: 'x', ...Object.fromEntries(names.map((name) => [name, 'something'])) }
    expect(lostPaths({ ...written(), subject })).toEqual(names.map((name) => `subject.${name}`))
  })

  it('[done] phenotypicFeatures.type and excluded: present and absent symptoms', () => {
    const features = [{ term: seizure, presence: 'absent' as const }]
    expect(toPhenopacket({ ...ana, features }, about).packet.phenotypicFeatures).toEqual([
      { type: seizure, excluded: true },
    ])
  })

  it('[done] phenotypicFeatures.description: the words, when the caller hands them over', () => {
    const features = [{ term: seizure, presence: 'present' as const, words: 'She goes stiff' }]
    const { packet } = toPhenopacket({ ...ana, features }, about)
    expect(readOf(packet).person.features[0]?.words).toBe('She goes stiff')
  })

  it('[partial] phenotypicFeatures.onset: age, before birth, at birth; other ways to say it are lost on reading', () => {
    expect(written().phenotypicFeatures?.[0]?.onset).toEqual({ age: { iso8601duration: 'P2Y6M' } })
    const fetal = { ontologyClass: { id: 'HP:0011461', label: 'Fetal onset' } }
    const childhood = { ontologyClass: { id: 'HP:0011463', label: 'Childhood onset' } }
    const week = { gestationalAge: { weeks: 20 } }
    expect(readOf(withFeature({ onset: fetal })).person.features[0]?.onset).toEqual({ when: 'before-birth' })
    expect(readOf(withFeature({ onset: week })).person.features[0]?.onset).toEqual({ when: 'before-birth' })
    expect(readOf(withFeature({ onset: childhood })).person.features[0]?.onset).toBeUndefined()
    for (const inexact of [fetal, childhood, week]) {
      expect(lostPaths(withFeature({ onset: inexact }))).toEqual(['phenotypicFeatures[0].onset'])
    }
  })

  it('[partial] phenotypicFeatures.severity: mild, moderate, severe; borderline and profound are lost on reading', () => {
    expect(written().phenotypicFeatures?.[0]?.severity).toEqual({ id: 'HP:0012825', label: 'Mild' })
    const profound = { severity: { id: 'HP:0012829', label: 'Profound' } }
    expect(lostPaths(withFeature(profound))).toEqual(['phenotypicFeatures[0].severity'])
  })

  it('[not] phenotypicFeatures.modifiers, resolution, evidence: named as lost on reading', () => {
    const more = { modifiers: [seizure], resolution: { age: { iso8601duration: 'P5Y' } }, evidence: [{}] }
    expect(lostPaths(withFeature(more))).toEqual(
      Object.keys(more).map((name) => `phenotypicFeatures[0].${name}`),
    )
  })

  it('[not] an unsure symptom, whether it went away, how sure, who says so: named as lost on writing', () => {
    const features = [
      { term: seizure, presence: 'unsure' as const },
      {
        term: seizure,
        presence: 'present' as const,
        course: 'gone' as const,
        certainty: 'low' as const,
        provenance: 'self' as const,
      },
    ]
    const { packet, lost } = toPhenopacket({ ...ana, features }, about)
    expect(packet.phenotypicFeatures).toHaveLength(1)
    expect(lost.map(({ path }) => path)).toEqual([
      'features[0]',
      'features[1].course',
      'features[1].certainty',
      'features[1].provenance',
    ])
  })

  it('[partial] diseases.term: confirmed diagnoses with a code; suspected, unnamed and missing ones are lost on writing', () => {
    const diseases = [
      { status: 'confirmed' as const, term: duchenne, sinceYear: 2021 },
      { status: 'suspected' as const, term: duchenne },
      { status: 'confirmed' as const, words: 'a name without a code' },
      { status: 'undiagnosed' as const, sinceYear: 2023 },
    ]
    const { packet, lost } = toPhenopacket({ ...ana, diseases }, about)
    expect(packet.diseases).toEqual([{ term: duchenne }])
    expect(lost.map(({ path }) => path)).toEqual([
      'diseases[0].sinceYear',
      'diseases[1]',
      'diseases[2]',
      'diseases[3]',
    ])
  })

  it('[not] diseases.excluded, onset, resolution, diseaseStage, clinicalTnmFinding, primarySite, laterality: named as lost on reading', () => {
    const names = ['onset', 'resolution', 'diseaseStage', 'clinicalTnmFinding', 'primarySite', 'laterality']
    const more = Object.fromEntries(names.map((name) => [name, {}]))
    const diseases = [
      { term: duchenne, ...more },
      { term: duchenne, excluded: true },
    ]
    const read = readOf({ ...written(), diseases })
    expect(read.lost.map(({ path }) => path)).toEqual([
      ...names.map((name) => `diseases[0].${name}`),
      'diseases[1]',
    ])
    expect(read.person.diseases).toHaveLength(1)
  })

  it('[not] measurements, biosamples, interpretations, medicalActions, files: named as lost on reading', () => {
    const names = ['measurements', 'biosamples', 'interpretations', 'medicalActions', 'files']
    const more = Object.fromEntries(names.map((name) => [name, [{}]]))
    expect(lostPaths({ ...written(), ...more })).toEqual(names)
  })

  it('[done] metaData: created, createdBy, schema version, one resource for each vocabulary used', () => {
    const { metaData } = written()
    expect(metaData.resources.map(({ namespacePrefix, version }) => [namespacePrefix, version])).toEqual([
      ['HP', '2026-01-08'],
      ['ORPHA', '2026-07'],
    ])
    expect(metaData).toMatchObject({ created: about.created, createdBy: 'Share4Rare' })
    expect(() => toPhenopacket(ana, { ...about, versions: { HP: '2026-01-08' } })).toThrow(PhenopacketError)
  })

  it('[not] metaData.submittedBy, updates, externalReferences: named as lost on reading', () => {
    const more = { submittedBy: 'somebody', updates: [{}], externalReferences: [{}] }
    expect(lostPaths({ ...written(), metaData: { ...written().metaData, ...more } })).toEqual(
      Object.keys(more).map((name) => `metaData.${name}`),
    )
  })

  it('reads null as not given', () => {
    const { subject, ...rest } = withFeature({ onset: null, severity: null, description: null })
    expect(readOf({ ...rest, subject: { ...subject, sex: null }, diseases: null, files: null })).toEqual({
      ok: true,
      person: {
        id: 'person-7',
        ageMonths: 54,
        features: [{ term: seizure, presence: 'present' }],
        diseases: [],
      },
      lost: [],
    })
  })
})

describe('the validator', () => {
  it.each([
    ['no object', [], '', 'wrong-type'],
    ['no id', { ...written(), id: undefined }, 'id', 'wrong-type'],
    ['no meta data', { id: 'x' }, 'metaData', 'missing'],
    [
      'no resource',
      { ...written(), metaData: { ...written().metaData, resources: [] } },
      'metaData.resources',
      'missing',
    ],
    [
      'a feature without a code',
      withFeature({ type: { label: 'Seizure' } }),
      'phenotypicFeatures[0].type.id',
      'missing',
    ],
    [
      'a code without a prefix',
      withFeature({ type: { id: '1250', label: 'x' } }),
      'phenotypicFeatures[0].type.id',
      'wrong-value',
    ],
    [
      'a vocabulary nobody named',
      withFeature({ type: { id: 'NCIT:C1', label: 'x' } }),
      'phenotypicFeatures[0].type.id',
      'unknown-prefix',
    ],
    [
      'two onsets in one',
      withFeature({ onset: { timestamp: about.created, gestationalAge: { weeks: 3 } } }),
      'phenotypicFeatures[0].onset',
      'wrong-value',
    ],
    [
      'an age that is none',
      withFeature({ onset: { age: { iso8601duration: 'four' } } }),
      'phenotypicFeatures[0].onset.age.iso8601duration',
      'wrong-value',
    ],
    ['a sex that is none', { ...written(), subject: { id: 'x', sex: 'F' } }, 'subject.sex', 'wrong-value'],
    [
      'version 1',
      { ...written(), metaData: { ...written().metaData, phenopacketSchemaVersion: '1.0.0' } },
      'metaData.phenopacketSchemaVersion',
      'wrong-value',
    ],
  ])('names the place of %s', (_, value, path, code) => {
    expect(validatePhenopacket(value)).toMatchObject([{ path, code }])
    expect(fromPhenopacket(value).ok).toBe(false)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(fromPhenopacket(value).ok).toBe(false)
      }),
      { seed: 4, numRuns: 500 },
    )
  })
})
