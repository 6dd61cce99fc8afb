import type { Query } from '@share4rare/matching'
import type { Services } from '../../platform/services.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { type Asked, ask } from './asked.ts'
import {
  type Built,
  build,
  type EngineRecord,
  forgetMember,
  type Ground,
  groundOf,
  putMember,
} from './build.ts'
import { type IndexedMember, readAllCases, readMember, readMembers } from './index-content.ts'

/** The nearest people, from memory. What it says of members is always asked again in the database before it is shown. */
export type MatchingService = {
  /** Symptoms this vocabulary does not know are left out: they cannot be compared. */
  readonly ask: (query: Query) => Asked
  readonly member: (personId: string) => IndexedMember | undefined
  /** Everything broader than these symptoms, themselves included. */
  readonly close: (ids: readonly string[]) => readonly string[]
  /** What answers are computed with at this moment. */
  readonly record: () => EngineRecord
  /** Reads everybody: nobody is known before. Again after a reconnection, for another vocabulary or new cases. */
  readonly rebuild: () => Promise<void>
  /** Forgets one person at once, then reads them again: they come back where they may still be found. */
  readonly refresh: (personId: string) => Promise<void>
  readonly size: () => { readonly members: number; readonly cases: number }
}

declare module '../../platform/services.ts' {
  interface Services {
    readonly matching: MatchingService
  }
}

type Needs = Pick<Services, 'database' | 'vocabulary' | 'log'>

const readAll = async (services: Needs, ground: Ground): Promise<Built> =>
  build(ground, {
    members: await readMembers(services.database, ground.vocabulary),
    cases: await readAllCases(services.database, ground.vocabulary),
  })

/**
 * Both engines, empty until `rebuild` reads the database, then kept current; changes are made one after the other. Whoever
 * listens for changes builds after listening began, so that none falls between.
 */
export const matchingService = (services: Needs): MatchingService => {
  let built = build(groundOf(vocabularyOf(services)), { members: [], cases: [] })
  let last: Promise<unknown> = Promise.resolve()
  /** How often each person waits to be read again. */
  const waiting = new Map<string, number>()
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const turn = last.then(act)
    last = turn.catch(() => undefined)
    return turn
  }
  const rebuild = (): Promise<void> =>
    inTurn(async () => {
      const vocabulary = vocabularyOf(services)
      const fresh = await readAll(services, built.vocabulary === vocabulary ? built : groundOf(vocabulary))
      // Who changed meanwhile may have been read before they did: they stay forgotten until they are read again.
      for (const personId of waiting.keys()) forgetMember(fresh, personId)
      built = fresh
    })
  services.vocabulary.onChange(() => {
    rebuild().catch((error: unknown) =>
      services.log.error({ error: String(error) }, 'matching could not be rebuilt for a new vocabulary'),
    )
  })
  return {
    ask: (query) => ask(built, knownTo(built, query)),
    member: (personId) => built.memberOf.get(personId),
    close: (ids) => closeOver(built, ids),
    record: () => built.record,
    rebuild,
    refresh: async (personId) => {
      // Forgotten before its turn comes: a withdrawal waits for no rebuild, and where reading fails somebody is missing
      // rather than shown against their will.
      forgetMember(built, personId)
      waiting.set(personId, (waiting.get(personId) ?? 0) + 1)
      await inTurn(async () => {
        const member = await readMember(services.database, vocabularyOf(services), personId)
        // Another change of theirs was heard meanwhile: whoever reads last knows.
        if (member !== undefined && waiting.get(personId) === 1) putMember(built, member)
      }).finally(() => {
        const more = (waiting.get(personId) ?? 1) - 1
        if (more === 0) waiting.delete(personId)
        else waiting.set(personId, more)
      })
      tidySoon(() => built)
    },
    size: () => ({ members: built.memberOf.size, cases: built.caseOf.size }),
  }
}

/** A step of filing takes less; between two, requests have their turn. */
const tidyMs = 2

/** Files what changed while nobody asks, so that no query pays for it. */
const tidySoon = (built: () => Built): void => {
  setImmediate(() => {
    const until = performance.now() + tidyMs
    if (!built().members.tidy(() => performance.now() < until)) tidySoon(built)
  }).unref()
}

const knownTo = ({ ontology }: Built, query: Query): Query => {
  const known = (ids: readonly string[] = []) => ids.filter((id) => ontology.resolve(id) !== undefined)
  return {
    present: known(query.present),
    excluded: known(query.excluded),
    uncertain: known(query.uncertain),
  }
}

const closeOver = ({ ontology }: Built, ids: readonly string[]): readonly string[] => {
  const known = ids.filter((id) => ontology.resolve(id) !== undefined).map(ontology.indexOf)
  return Array.from(ontology.close(known), (index) => ontology.ids[index] ?? '')
}
