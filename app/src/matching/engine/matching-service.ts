import type { Engine, Match, Query, Where } from '@share4rare/matching'
import type { Services } from '../../platform/services.ts'
import { type MatchingVocabulary, vocabularyOf } from '../vocabulary.ts'
import { type Built, build, forgetMember, putMember } from './build.ts'
import { type IndexedCase, type IndexedMember, readAllCases, readMembers } from './index-content.ts'

export type MemberMatch = { readonly member: IndexedMember; readonly match: Match }
export type CaseMatch = { readonly published: IndexedCase; readonly match: Match }

export type Search<T> = {
  readonly top: number
  /** What the index can tell by itself. */
  readonly where?: Where
  /** What it cannot: asked of those near enough to be shown. */
  readonly admits?: (one: T) => boolean
  /** Left out: the honest floor, below which nobody is called close. */
  readonly floor?: number
}

/** The nearest people, from memory. What it says of members is always asked again in the database before it is shown. */
export type MatchingService = {
  readonly members: (query: Query, search: Search<IndexedMember>) => readonly MemberMatch[]
  readonly cases: (query: Query, search: Search<IndexedCase>) => readonly CaseMatch[]
  readonly member: (personId: string) => IndexedMember | undefined
  /** One member compared, however far; nobody where nothing is shared. */
  readonly compare: (query: Query, personId: string) => MemberMatch | undefined
  /** The symptoms of a query this vocabulary knows: one it does not know cannot be compared. */
  readonly known: (query: Query) => Query
  /** Everything broader than these symptoms, themselves included. */
  readonly close: (ids: readonly string[]) => readonly string[]
  /** Reads everything again: at the start, after a reconnection, for another vocabulary or new cases. */
  readonly rebuild: () => Promise<void>
  /** Reads one person again, or forgets them where they may no longer be found. */
  readonly refresh: (personId: string) => Promise<void>
  readonly size: () => { readonly members: number; readonly cases: number }
}

declare module '../../platform/services.ts' {
  interface Services {
    readonly matching: MatchingService
  }
}

type Needs = Pick<Services, 'database' | 'vocabulary' | 'log'>

const readAll = async (services: Needs, vocabulary: MatchingVocabulary): Promise<Built> =>
  build(vocabulary, {
    members: await readMembers(services.database, vocabulary),
    cases: await readAllCases(services.database, vocabulary),
  })

/** Builds both engines from the database and keeps them current; changes are made one after the other. */
export const matchingService = async (services: Needs): Promise<MatchingService> => {
  let built = await readAll(services, vocabularyOf(services))
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const turn = last.then(act)
    last = turn.catch(() => undefined)
    return turn
  }
  const rebuild = (): Promise<void> =>
    inTurn(async () => {
      built = await readAll(services, vocabularyOf(services))
    })
  const known = (query: Query): Query => {
    const of = (ids: readonly string[] = []) => ids.filter((id) => built.ontology.resolve(id) !== undefined)
    return { present: of(query.present), excluded: of(query.excluded), uncertain: of(query.uncertain) }
  }
  services.vocabulary.onChange(() => {
    rebuild().catch((error: unknown) =>
      services.log.error({ error: String(error) }, 'matching could not be rebuilt for a new vocabulary'),
    )
  })
  return {
    members: (asked, search) =>
      nearest(built.members, built.memberOf, known(asked), search).map(([match, member]) => ({
        member,
        match,
      })),
    cases: (asked, search) =>
      nearest(built.cases, built.caseOf, known(asked), search).map(([match, published]) => ({
        published,
        match,
      })),
    member: (personId) => built.memberOf.get(personId),
    compare: (asked, personId) => {
      const query = known(asked)
      const member = built.memberOf.get(personId)
      const match = isComparable(query) ? built.members.compare(query, personId) : undefined
      return member === undefined || match === undefined ? undefined : { member, match }
    },
    known,
    close: (ids) => closeOver(built, ids),
    rebuild,
    refresh: (personId) =>
      inTurn(async () => {
        // Forgotten first: should reading fail, somebody is missing rather than shown against their will.
        forgetMember(built, personId)
        const [member] = await readMembers(services.database, vocabularyOf(services), personId)
        if (member !== undefined) putMember(built, member)
      }),
    size: () => ({ members: built.memberOf.size, cases: built.caseOf.size }),
  }
}

const isComparable = ({ present, uncertain = [] }: Query): boolean => present.length + uncertain.length > 0

/** The nearest whom the search admits, each with what is known of them. Nothing to compare finds nobody. */
const nearest = <T>(
  engine: Engine,
  known: ReadonlyMap<string, T>,
  query: Query,
  { top, where, admits, floor }: Search<T>,
): readonly (readonly [Match, T])[] => {
  if (!isComparable(query)) return []
  const filter = (id: string): boolean => {
    const one = known.get(id)
    return one !== undefined && (admits === undefined || admits(one))
  }
  const wish = { top, filter, ...(where && { where }), ...(floor === undefined ? {} : { floor }) }
  return engine.people(query, wish).flatMap((match) => {
    const one = known.get(match.id)
    return one === undefined ? [] : [[match, one] as const]
  })
}

const closeOver = ({ ontology }: Built, ids: readonly string[]): readonly string[] => {
  const known = ids.filter((id) => ontology.resolve(id) !== undefined).map(ontology.indexOf)
  return Array.from(ontology.close(known), (index) => ontology.ids[index] ?? '')
}
