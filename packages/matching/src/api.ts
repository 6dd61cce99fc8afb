import type { Explanation } from './explain.ts'
import type { Facets, PersonInput, Query } from './profile.ts'
import type { Settings } from './settings.ts'

/** Somebody near: the score and what it is made of. */
export interface NearPerson {
  readonly id: string
  /** 0..1: 1 is "has everything asked for and nothing else", and the likeliest diagnosis where one is weighed. */
  readonly score: number
  /** What likeness of symptoms and what the diagnosis bring; they add up to the score. */
  readonly parts: { readonly symptoms: number; readonly diagnosis: number }
  /** The disease that brought `parts.diagnosis`, by the id the disease index knows it under. */
  readonly disease?: string
}

/** Somebody near, and why. */
export interface Match extends NearPerson {
  readonly explanation: Explanation
}

/**
 * Conditions the engine has an index for; all of them hold for whoever is returned. A facet nobody has finds nobody.
 */
export interface Where {
  /** For each facet named, the person has the value, or one of the values. */
  readonly facets?: Readonly<Record<string, string | readonly string[]>>
  /** The person has one of these diseases. */
  readonly diseases?: readonly string[]
  /** The person has none of these diseases. */
  readonly notDiseases?: readonly string[]
  /** Ids left out: the asker themselves, their family. */
  readonly notIds?: readonly string[]
}

/** How much each disease adds to the score of the people who have it; of several diseases the most counts. */
export interface Bonus {
  /** By number of the engine's disease index, exactly that long; each 0..`most`. */
  readonly values: ArrayLike<number>
  /** The most any query may add, 0 or more: the score is `(likeness + bonus) / (1 + most)`. */
  readonly most: number
}

export interface PeopleOptions {
  /** How many at most: a whole number, 0 or more. */
  readonly top: number
  /** Lowest score returned, 0..1. Left out: the honest floor of the settings. People who share nothing are never returned. */
  readonly floor?: number
  /** Who may be shown, by what the engine has an index for. */
  readonly where?: Where
  /** A last check of people near enough to be shown, for what `where` cannot say; must answer the same when asked twice. */
  readonly filter?: (id: string, facets: Facets) => boolean
  /** Needs an engine with a disease index. */
  readonly bonus?: Bonus
}

export interface Engine {
  readonly settings: Settings
  /** Adds or replaces a person, visible to the next query. Throws `unknown-term`, `empty-profile`; then nothing changes. */
  put(person: PersonInput): void
  /** Adds or replaces many and files them; much quicker than one by one. Throws as `put` does; those before the bad one are in. */
  load(people: Iterable<PersonInput>): void
  /** Forgets a person at once; says whether they were known. */
  remove(id: string): boolean
  /**
   * The nearest people, best first, equal scores by id; an empty list means nobody is close enough.
   * Exactly what scoring everybody would give. Throws `unknown-term`, `empty-profile`, `invalid-option`.
   */
  people(query: Query, options: PeopleOptions): readonly Match[]
  /** The same people without the reasons, which cost more than finding them. Throws alike. */
  nearest(query: Query, options: PeopleOptions): readonly NearPerson[]
  /**
   * Reasons for people that `nearest` found, in their order, with the bonus they were found with: for whoever shows fewer
   * than were found. Somebody removed meanwhile is left out. Throws as `people` does.
   */
  explain(query: Query, near: readonly NearPerson[], options?: Pick<PeopleOptions, 'bonus'>): readonly Match[]
  /** One person compared with a query, however low the score; `undefined` when they are not known or share nothing. Throws as `people` does. */
  compare(query: Query, id: string, options?: Pick<PeopleOptions, 'bonus'>): Match | undefined
  /**
   * Does some waiting work in short steps, as long as `mayGoOn` says so (left out: one step); answers whether all is done.
   * `put` takes such steps, too, so that calling this is never needed. Changes no answer.
   *
   * ```ts
   * const until = performance.now() + 5
   * engine.tidy(() => performance.now() < until)
   * ```
   */
  tidy(mayGoOn?: () => boolean): boolean
  /** Files everything anew, as tight as can be (seconds for a million people). Never needed. Changes no answer. */
  settle(): void
  /** People known, distinct terms they have (broader ones included), bytes of everything kept about people. */
  stats(): { readonly people: number; readonly terms: number; readonly bytes: number }
}
