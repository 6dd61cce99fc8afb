import type { Query, RankedGroup } from '@share4rare/matching'
import type { Built } from './build.ts'

/** A group of diseases to read and ask about, and the symptoms that led there. Never a single disease. */
export type Topic = { readonly groupId: string; readonly because: readonly string[] }

/** Said only where an answer like this was right at least as often as not. */
const sureFrom = 0.5
/** How much more belief a group must hold than one that has nothing to do with it. */
const clearlyMore = 1.25
const topicsAtMost = 3
const looked = 40
const reasonsAtMost = 3

const areApart = (one: RankedGroup, other: RankedGroup): boolean =>
  !one.diseases.some(({ disease }) => other.diseases.some((each) => each.disease === disease))

/**
 * The narrowest groups that hold most of the belief, and none where others hold as much. Where a diagnosis stands, only groups it belongs to: what else the
 * symptoms might say is a matter for a doctor, not for a page.
 */
export const topicsFor = (
  { model, groups }: Pick<Built, 'model' | 'groups'>,
  query: Query,
  diseaseIds: readonly string[],
): readonly Topic[] => {
  if (model === undefined) return []
  const mine = new Set(diseaseIds.flatMap((id) => groups.of.get(id) ?? []))
  const sure = model
    .rankDiseaseGroups(query, { top: looked, groups: groups.of })
    .filter(({ score }) => model.confidence(score) >= sureFrom)
    .filter(({ group }) => diseaseIds.length === 0 || mine.has(group))
  const narrowest = sure
    .filter(({ group }) => !sure.some((other) => groups.isWithin(other.group, group)))
    .filter((one, _, all) =>
      all.every((other) => !areApart(one, other) || one.score > clearlyMore * other.score),
    )
    .slice(0, topicsAtMost)
  if (narrowest.length === 0) return []
  const ranked = model.rankDiseases(query, { top: looked })
  return narrowest.map(({ group }) => {
    const likeliest = ranked.find(({ disease }) => groups.of.get(disease)?.includes(group) === true)
    return {
      groupId: group,
      because: (likeliest?.shared ?? []).slice(0, reasonsAtMost).map(({ term }) => term),
    }
  })
}
