import type {
  Bonus,
  Engine,
  Match,
  NearPerson,
  Query,
  RankedDisease,
  RankedGroup,
  Where,
} from '@share4rare/matching'
import type { Built } from './build.ts'
import { nearestVaried } from './compose-engine.ts'
import { closeEnough, howOftenRight } from './how-often-right.ts'
import type { IndexedCase, IndexedMember } from './index-content.ts'
import { type Topic, topicsFor } from './topics.ts'

/** Why somebody is near, apart from the symptoms one by one. */
export type Nearness = {
  /** 0..1: symptoms and diagnosis together. What orders lists. */
  readonly score: number
  /** 0..1: the symptoms alone. What words and maps tell. */
  readonly likeness: number
  /** 0..1: how well their diagnosis fits the asker's symptoms, beside the one that fits best; 0 without a diagnosis. */
  readonly fit: number
  /** 0..1: how often such a match shared the diagnosis among published cases. */
  readonly right: number
}

export type MemberMatch = {
  readonly member: IndexedMember
  readonly match: Match
  readonly nearness: Nearness
}
export type CaseMatch = {
  readonly published: IndexedCase
  readonly match: Match
  readonly nearness: Nearness
}

export type Search<T> = {
  readonly top: number
  /** What the index can tell by itself. */
  readonly where?: Where
  /** What it cannot: asked of those near enough to be shown. */
  readonly admits?: (one: T) => boolean
  /** For whom there is another reason to be shown: the honest floor, below which nobody is called close, does not count. */
  readonly anyLikeness?: true
}

/** One person's symptoms, asked as often as a page needs: diseases are weighed once for all its lists. */
export type Asked = {
  readonly members: (search: Search<IndexedMember>) => readonly MemberMatch[]
  readonly cases: (search: Search<IndexedCase>) => readonly CaseMatch[]
  /** One member, however far; nobody where nothing is shared. */
  readonly compare: (personId: string) => MemberMatch | undefined
  /** Groups of diseases worth reading about, where the symptoms speak clearly for one. */
  readonly topics: (diseaseIds: readonly string[]) => readonly Topic[]
  /** For professionals: the diseases, and groups of them, that the symptoms speak for. */
  readonly diseases: (top: number) => readonly RankedDisease[]
  readonly diseaseGroups: (top: number) => readonly RankedGroup[]
  /** 0..1: how often the first of such a ranking was the diagnosis, for its score. */
  readonly firstRight: (score: number) => number
}

/** `query` must hold only terms the ontology knows. */
export const ask = (built: Built, query: Query): Asked => {
  const { model } = built
  if (query.present.length + (query.uncertain ?? []).length === 0) return nothingToAsk
  let weighed: Bonus | undefined
  const bonus = (): { readonly bonus?: Bonus } => {
    weighed ??= model?.diseaseBonus(query)
    return weighed === undefined ? {} : { bonus: weighed }
  }
  const nearnessOf = ({ score, parts, disease }: NearPerson): Nearness => {
    const most = weighed?.most ?? 0
    const likeness = parts.symptoms * (1 + most)
    const fit = most === 0 ? 0 : (parts.diagnosis * (1 + most)) / most
    return {
      score,
      likeness,
      fit,
      right: howOftenRight({ score, likeness, isWeighed: disease !== undefined }),
    }
  }
  const find = <T>(
    { engine, known }: { readonly engine: Engine; readonly known: ReadonlyMap<string, T> },
    diagnosesOf: (one: T) => readonly string[],
    { top, where, admits, anyLikeness }: Search<T>,
  ): readonly { readonly one: T; readonly match: Match; readonly nearness: Nearness }[] => {
    const wish = bonus()
    return nearestVaried(engine, query, {
      ...wish,
      top,
      floor: 0,
      ...(where && { where }),
      filter: (id) => {
        const one = known.get(id)
        return one !== undefined && (admits === undefined || admits(one))
      },
      isNear: (found) => anyLikeness === true || closeEnough(nearnessOf(found)),
      diagnosesOf: (id) => {
        const one = known.get(id)
        return one === undefined ? [] : diagnosesOf(one)
      },
    }).flatMap(({ id }) => {
      const [one, match] = [known.get(id), engine.compare(query, id, wish)]
      return one === undefined || match === undefined ? [] : [{ one, match, nearness: nearnessOf(match) }]
    })
  }
  return {
    members: (search) =>
      find({ engine: built.members, known: built.memberOf }, ({ diseaseIds }) => diseaseIds, search).map(
        ({ one, ...found }) => ({ member: one, ...found }),
      ),
    cases: (search) =>
      find(
        { engine: built.cases, known: built.caseOf },
        ({ diseaseId }) => (diseaseId === undefined ? [] : [diseaseId]),
        search,
      ).map(({ one, ...found }) => ({ published: one, ...found })),
    compare: (personId) => {
      const member = built.memberOf.get(personId)
      if (member === undefined) return undefined
      const match = built.members.compare(query, personId, bonus())
      return match && { member, match, nearness: nearnessOf(match) }
    },
    topics: (diseaseIds) => topicsFor(built, query, diseaseIds),
    diseases: (top) => model?.rankDiseases(query, { top }) ?? [],
    diseaseGroups: (top) => model?.rankDiseaseGroups(query, { top, groups: built.groups.of }) ?? [],
    firstRight: (score) => model?.confidence(score) ?? 0,
  }
}

const nothingToAsk: Asked = {
  members: () => [],
  cases: () => [],
  compare: () => undefined,
  topics: () => [],
  diseases: () => [],
  diseaseGroups: () => [],
  firstRight: () => 0,
}
