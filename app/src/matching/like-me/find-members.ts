import type { Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import type { Asked, MemberMatch } from '../engine/asked.ts'
import type { IndexedMember } from '../engine/index-content.ts'
import { recordSuggestions } from '../suggested/suggestions.sql.ts'
import { countListed } from '../viewing/caps.ts'
import { type Filters, whereOf } from './filters.ts'
import { type ListedMember, listedMemberOf } from './member.view.ts'
import { membersStillShown } from './members.sql.ts'

/** How many of each group a page shows: enough to meet somebody, few enough to read and to draw. */
const shownAtMost = { same: 8, others: 10 } as const
/** Asked for more than is shown: some may have withdrawn since the index was built. */
const spare = 12

type Wish = {
  readonly granted: Granted<'read'>
  readonly asked: Asked
  readonly diseaseIds: readonly string[]
  readonly filters: Filters
  readonly now: Date
}

export type FoundMembers = {
  readonly same: readonly ListedMember[]
  readonly others: readonly ListedMember[]
  readonly capReached: boolean
}

/** Proposed by the index, judged by the database, counted against the day's cap, noted; only then told. */
export const findMembers = async (trx: Trx, services: Services, wish: Wish): Promise<FoundMembers> => {
  const { granted, now } = wish
  const proposed = propose(wish)
  const all = [...proposed.same, ...proposed.others]
  const personIds = all.map(({ member }) => member.personId)
  const allowed = await membersStillShown(trx, granted, { personIds, now })
  const standing = (list: readonly MemberMatch[], atMost: number) =>
    list.filter(({ member }) => allowed.has(member.personId)).slice(0, atMost)
  const same = standing(proposed.same, shownAtMost.same)
  const others = standing(proposed.others, shownAtMost.others)
  const { shown, capReached } = await countListed(trx, granted, {
    personIds: nearestFirst([...same, ...others]).map(({ member }) => member.personId),
    now,
  })
  const isShown = new Set(shown)
  await recordSuggestions(trx, granted, {
    matches: [...same, ...others].filter(({ member }) => isShown.has(member.personId)),
    record: services.matching.record(),
    now,
  })
  const told = (list: readonly MemberMatch[]) =>
    list.flatMap((found) => {
      const person = allowed.get(found.member.personId)
      if (person === undefined || !isShown.has(person.personId)) return []
      return listedMemberOf({ found, shown: person, myDiseases: wish.diseaseIds })
    })
  return { same: told(same), others: told(others), capReached }
}

const nearestFirst = (list: readonly MemberMatch[]): readonly MemberMatch[] =>
  list.toSorted((a, b) => b.match.score - a.match.score)

const propose = ({ granted, asked, diseaseIds, filters, now }: Wish) => {
  const where = { ...whereOf(filters, now), notIds: granted.personId === undefined ? [] : [granted.personId] }
  const admits = (member: IndexedMember): boolean => member.accountId !== granted.accountId
  return {
    // The same diagnosis is a reason by itself: here the floor of likeness does not count.
    same:
      diseaseIds.length === 0
        ? []
        : asked.members({
            top: shownAtMost.same + spare,
            anyLikeness: true,
            where: { ...where, diseases: diseaseIds },
            admits,
          }),
    others: asked.members({
      top: shownAtMost.others + spare,
      where: { ...where, notDiseases: diseaseIds },
      admits,
    }),
  }
}
