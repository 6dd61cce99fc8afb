import type { DescribedFeature, Onset } from './person.ts'
import type { OntologyClass } from './phenopacket.ts'

type Severity = NonNullable<DescribedFeature['severity']>

/** HPO, below "Severity" (HP:0012824). */
export const severityTerms: Readonly<Record<Severity, OntologyClass>> = {
  mild: { id: 'HP:0012825', label: 'Mild' },
  moderate: { id: 'HP:0012826', label: 'Moderate' },
  severe: { id: 'HP:0012828', label: 'Severe' },
}

export const beforeBirth: OntologyClass = { id: 'HP:0030674', label: 'Antenatal onset' }
export const atBirth: OntologyClass = { id: 'HP:0003577', label: 'Congenital onset' }

/** Every HPO term that says "before birth", the narrower ones too: what they say beyond that is lost on reading. */
const narrowerThanBeforeBirth = ['HP:0011460', 'HP:0011461', 'HP:0034197', 'HP:0034198', 'HP:0034199']

export const severityOf = ({ id }: OntologyClass): Severity | undefined =>
  (['mild', 'moderate', 'severe'] as const).find((severity) => severityTerms[severity].id === id)

export const onsetOf = ({ id }: OntologyClass): { onset: Onset; exact: boolean } | undefined => {
  if (id === atBirth.id) return { onset: { when: 'at-birth' }, exact: true }
  if (id === beforeBirth.id) return { onset: { when: 'before-birth' }, exact: true }
  return narrowerThanBeforeBirth.includes(id) ? { onset: { when: 'before-birth' }, exact: false } : undefined
}
