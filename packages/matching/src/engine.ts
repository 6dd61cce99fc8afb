import type { Engine, Match, NearPerson, PeopleOptions } from './api.ts'
import { prepareBonus } from './bonus.ts'
import { closerOver } from './closer.ts'
import { prepareConditions } from './conditions.ts'
import { type Scratch, scratch } from './count-rows.ts'
import type { DiseaseIndex } from './disease-index.ts'
import { MatchingError } from './error.ts'
import { explainer, impliedBy } from './explain.ts'
import { filing } from './filing.ts'
import { idTable } from './ids.ts'
import type { InformationContent } from './information-content.ts'
import { labelsOver } from './labels.ts'
import { type Found, nearest } from './nearest.ts'
import type { Search } from './offer.ts'
import type { Ontology } from './ontology.ts'
import {
  type PersonInput,
  type Prepared,
  type PreparedQuery,
  type Profile,
  prepareProfile,
  prepareQuery,
} from './profile.ts'
import { SURE } from './score.ts'
import { searchList, searchSegments } from './search.ts'
import { diseasesAt, profileAt } from './segment.ts'
import { requireShare, type Settings, settingsWith } from './settings.ts'
import { statistics } from './statistics.ts'

/**
 * Builds an engine over an ontology and the weights of its terms. It holds ids, term indices, facets and diseases,
 * nothing else. `diseases` numbers what a bonus is given for; people may have other diseases, too.
 *
 * Changes wait in a short list that every query also reads, and are filed in small steps by later calls of `put` and
 * `tidy`: no call ever pays for filing everybody. To take in many at once, `load` is quicker.
 *
 * Throws `wrong-ontology`, `invalid-option`.
 *
 * ```ts
 * const people = buildEngine({ ontology, ic })
 * people.put({ id: 'ana', present: ['HP:0001250'], facets: { country: 'ES' } })
 * people.people({ present: ['HP:0001250'] }, { top: 20, where: { facets: { country: 'ES' } } })[0]?.score // 1
 * ```
 */
export function buildEngine(parts: {
  readonly ontology: Ontology
  readonly ic: InformationContent
  readonly diseases?: DiseaseIndex
  readonly settings?: Partial<Pick<Settings, 'beta' | 'floor'>>
}): Engine {
  const { ontology, ic, diseases } = parts
  if (ic.ontology !== ontology) {
    throw new MatchingError('wrong-ontology', 'The information content was counted over another ontology')
  }
  requireSummable(ic)
  const settings = settingsWith(parts.settings)
  const labels = labelsOver(diseases)
  const ids = idTable()
  const closer = closerOver(ontology)
  const people = filing(ids, ontology.size)
  const implied = impliedBy(ontology)
  let spare: Scratch | undefined

  function searchFor(query: PreparedQuery, options: PeopleOptions): Search {
    const floor = options.floor ?? settings.floor
    requireShare('floor', floor)
    return {
      query,
      beta: settings.beta,
      bonus: prepareBonus(options.bonus, diseases),
      conditions: prepareConditions(options.where, labels, ids),
      admits: options.filter,
      keep: nearest(requireCount(options.top), floor, ids),
      ids,
    }
  }

  function find(search: Search): readonly Found[] {
    // Taken away while in use: a filter that throws leaves nothing half counted, and one may ask the engine in turn.
    const room = spare ?? scratch()
    spare = undefined
    searchList(search, people.waiting)
    searchSegments(search, people.segments(), room)
    spare = room
    return search.keep.list()
  }

  function nearPerson({ bonus }: Search, found: Found): NearPerson {
    const { scale, bestOf } = bonus
    const disease = bestOf('row' in found.at ? diseasesAt(found.at.segment, found.at.row) : found.at.diseases)
    return {
      id: ids.idOf(found.handle),
      score: found.score,
      parts: { symptoms: found.likeness / scale, diagnosis: found.bonus / scale },
      ...(disease === -1 ? {} : { disease: labels.diseaseName(disease) }),
    }
  }

  function explainerFor({ query, bonus }: Search) {
    return explainer(query, { ic, beta: settings.beta, scale: bonus.scale, implied })
  }

  function explained(search: Search, found: readonly Found[]): readonly Match[] {
    const explain = explainerFor(search)
    return found.map((one) => ({ ...nearPerson(search, one), explanation: explain(profileOf(one.at)) }))
  }

  function placeOf(handle: number): Found['at'] | undefined {
    if (handle === -1) return undefined
    return people.waiting.get(handle) ?? people.lies(handle)
  }

  function take(person: PersonInput, how: { put(handle: number, profile: Prepared): void }) {
    if (typeof person.id !== 'string') throw new MatchingError('invalid-option', 'An id must be a text', 'id')
    const profile = prepareProfile(person, { ic, labels, closer })
    how.put(ids.add(person.id), profile)
  }

  return {
    settings,
    put(person) {
      take(person, people)
      people.step()
    },
    load(many) {
      const listed: readonly PersonInput[] = Array.isArray(many) ? many : []
      const like: unknown = listed[0]?.id
      if (ids.size === 0 && typeof like === 'string') ids.reserve(listed.length, like)
      const gathered = people.gather(listed.length)
      try {
        for (const person of many) take(person, { put: gathered.add })
      } finally {
        gathered.file()
      }
    },
    remove(id) {
      const handle = ids.handleOf(id)
      if (handle === -1) return false
      people.drop(handle)
      ids.free(handle)
      return true
    },
    people(asked, options) {
      const search = searchFor(prepareQuery(asked, ic), options)
      return explained(search, find(search))
    },
    nearest(asked, options) {
      const search = searchFor(prepareQuery(asked, ic), options)
      return find(search).map((one) => nearPerson(search, one))
    },
    explain(asked, near, options = {}) {
      const explain = explainerFor(searchFor(prepareQuery(asked, ic), { ...options, top: 0, floor: 0 }))
      return near.flatMap((one) => {
        const at = placeOf(ids.handleOf(one.id))
        return at === undefined ? [] : [{ ...one, explanation: explain(profileOf(at)) }]
      })
    },
    compare(asked, id, options = {}) {
      const search = searchFor(prepareQuery(asked, ic), { ...options, top: 1, floor: 0 })
      const handle = ids.handleOf(id)
      const at = placeOf(handle)
      if (at === undefined) return undefined
      searchList(search, [[handle, profileOf(at)]])
      return explained(search, search.keep.list())[0]
    },
    tidy(mayGoOn = () => false) {
      for (;;) {
        if (people.step()) return true
        if (!mayGoOn()) return false
      }
    },
    settle: () => people.settle(),
    stats: () => statistics(people, { ids, labels, size: ontology.size }),
  }
}

function profileOf(at: Found['at']): Profile {
  return 'row' in at ? profileAt(at.segment, at.row) : at
}

/** Weights are summed in 32 bits. */
function requireSummable({ weights }: InformationContent): void {
  let sum = 0
  for (const weight of weights) sum += weight * SURE
  if (sum <= 0xffffffff) return
  throw new MatchingError('invalid-option', 'The weights of all terms together exceed 33 million nats', 'ic')
}

function requireCount(top: number): number {
  if (Number.isSafeInteger(top) && top >= 0) return top
  throw new MatchingError('invalid-option', `top must be a whole number, 0 or more, not ${top}`, 'top')
}
