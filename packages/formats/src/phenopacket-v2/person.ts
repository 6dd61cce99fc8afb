/**
 * A described person in plain words of ours: what the two converters stand between. Nothing in it names anybody; `id` is
 * a pseudonym the caller chose for this packet.
 */
export interface DescribedPerson {
  readonly id: string
  readonly sex?: 'female' | 'male' | 'other'
  /** Full months since birth at the time of writing. */
  readonly ageMonths?: number
  readonly features: readonly DescribedFeature[]
  readonly diseases: readonly DescribedDisease[]
}

export interface Term {
  /** A CURIE, for example `HP:0001250`. */
  readonly id: string
  readonly label: string
}

export interface DescribedFeature {
  readonly term: Term
  readonly presence: 'present' | 'absent' | 'unsure'
  readonly onset?: Onset
  readonly severity?: 'mild' | 'moderate' | 'severe'
  readonly course?: 'still' | 'gone'
  readonly certainty?: 'low' | 'medium' | 'high'
  readonly provenance?: 'self' | 'document' | 'clinician'
  /** Leaves with the packet when it is given: leave it out where words might name somebody. */
  readonly words?: string
}

export type Onset =
  | { readonly when: 'before-birth' | 'at-birth' }
  /** Full months after birth. */
  | { readonly when: 'age'; readonly months: number }

export interface DescribedDisease {
  readonly status: 'confirmed' | 'suspected' | 'undiagnosed'
  readonly term?: Term
  /** A name no vocabulary has a code for. */
  readonly words?: string
  readonly sinceYear?: number
  readonly provenance?: 'self' | 'document' | 'clinician'
}

/** One thing the other side cannot hold, so that nobody believes it was carried. */
export interface Lost {
  /** Where it stood in what was converted, for example `features[2].certainty`. */
  readonly path: string
  readonly reason: string
}
