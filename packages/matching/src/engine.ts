import { type Archive, archive, archiveBytes, profileAt } from './archive.ts'
import { MatchingError } from './error.ts'
import { type Explanation, explainer } from './explain.ts'
import type { InformationContent } from './information-content.ts'
import { nearest } from './nearest.ts'
import type { Ontology } from './ontology.ts'
import {
  type Facets,
  type PersonInput,
  type Profile,
  prepareProfile,
  prepareQuery,
  type Query,
} from './profile.ts'
import { searchArchive, searchList } from './search.ts'
import { requireShare, type Settings, settingsWith } from './settings.ts'

/** Somebody near, and why. */
export interface Match {
  readonly id: string
  /** 0..1: 1 is "has everything asked for and nothing else". */
  readonly score: number
  readonly explanation: Explanation
}

export interface PeopleOptions {
  /** How many at most: a whole number, 0 or more. */
  readonly top: number
  /** Who may be shown. Asked only of people near enough to be; must answer the same when asked twice. */
  readonly filter?: (id: string, facets: Facets) => boolean
  /** Lowest score returned, 0..1. Left out: the honest floor of the settings. People who share nothing are never returned. */
  readonly floor?: number
}

export interface Engine {
  readonly settings: Settings
  /** Adds or replaces a person, visible to the next query. Throws `unknown-term`, `empty-profile`; then nothing changes. */
  put(person: PersonInput): void
  /** Forgets a person at once; says whether they were known. */
  remove(id: string): boolean
  /**
   * The nearest people, best first, equal scores by id; an empty list means nobody is close enough.
   * Exactly what scoring everybody would give. Throws `unknown-term`, `empty-profile`, `invalid-option`.
   */
  people(query: Query, options: PeopleOptions): readonly Match[]
  /** Files recent changes now (half a second to one for 100,000 people) instead of within a later query. Changes no answer. */
  settle(): void
  /** People known, distinct terms they have (broader ones included), bytes of the index without id strings. */
  stats(): { readonly people: number; readonly terms: number; readonly bytes: number }
}

/** How many changes may wait, scored one by one, before the next query files them. */
const WAITING = 1_024
const WAITING_SHARE = 1 / 32

/**
 * Builds an engine over an ontology and its information content. It holds ids and term indices, nothing else.
 *
 * Changes wait in a short list that every query also reads. When that list grows past 1,024 plus 1/32 of everybody,
 * the next query files it, which takes as long as building the index: load everybody, then call `settle`.
 *
 * Throws `wrong-ontology`, `invalid-option`.
 */
export function buildEngine(parts: {
  readonly ontology: Ontology
  readonly ic: InformationContent
  readonly settings?: Partial<Pick<Settings, 'beta' | 'floor'>>
}): Engine {
  const { ontology, ic } = parts
  if (ic.ontology !== ontology) {
    throw new MatchingError('wrong-ontology', 'The information content was counted over another ontology')
  }
  const settings = settingsWith(parts.settings)
  let filed: Archive = archive([], ontology.size)
  let gone = 0
  const waiting = new Map<string, Profile>()

  function dropFiled(id: string): boolean {
    const row = filed.rowOf.get(id)
    if (row === undefined || filed.removed[row] === 1) return false
    filed.removed[row] = 1
    gone++
    return true
  }

  function everybody(): Profile[] {
    const profiles: Profile[] = []
    for (let row = 0; row < filed.rows; row++)
      if (filed.removed[row] !== 1) profiles.push(profileAt(filed, row))
    return profiles.concat([...waiting.values()])
  }

  function settle(): void {
    if (waiting.size + gone === 0) return
    filed = archive(everybody(), ontology.size)
    gone = 0
    waiting.clear()
  }

  return {
    settings,
    settle,
    put(person) {
      const profile = prepareProfile(person, ic)
      dropFiled(profile.id)
      waiting.set(profile.id, profile)
    },
    remove(id) {
      const waited = waiting.delete(id)
      return dropFiled(id) || waited
    },
    people(asked, options) {
      const query = prepareQuery(asked, ic)
      const keep = nearest(requireCount(options.top), floorOf(options, settings))
      if (waiting.size + gone > WAITING + filed.rows * WAITING_SHARE) settle()
      const search = { query, beta: settings.beta, admits: options.filter ?? everyone, keep }
      searchList(search, waiting.values())
      searchArchive(search, filed)
      const explain = explainer(query, ic, settings.beta)
      return keep
        .list()
        .map(({ score, profile }) => ({ id: profile.id, score, explanation: explain(profile) }))
    },
    stats() {
      const people = everybody()
      const terms = new Set<number>()
      for (const { closed } of people) for (const term of closed) terms.add(term)
      let bytes = archiveBytes(filed)
      for (const { closed, excluded } of waiting.values()) bytes += closed.byteLength + excluded.byteLength
      return { people: people.length, terms: terms.size, bytes }
    },
  }
}

function everyone(): boolean {
  return true
}

function requireCount(top: number): number {
  if (Number.isSafeInteger(top) && top >= 0) return top
  throw new MatchingError('invalid-option', `top must be a whole number, 0 or more, not ${top}`, 'top')
}

function floorOf(options: PeopleOptions, settings: Settings): number {
  const floor = options.floor ?? settings.floor
  requireShare('floor', floor)
  return floor
}
