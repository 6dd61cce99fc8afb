import type { Explanation } from '@share4rare/matching'
import { z } from 'zod'

const near = z.object({ mine: z.string(), theirs: z.string(), common: z.string() })

/** Why a published case is near, in codes; everything may be told, for a paper told it. */
export const fullReasons = z.object({
  /** Rarest first. */
  shared: z.array(z.string()),
  near: z.array(near),
  onlyMine: z.array(z.string()),
  onlyTheirs: z.array(z.string()),
  conflicts: z.array(z.string()),
  ruledOut: z.array(z.string()),
})

/** Why a member is near: what is shared, and how much is not. A member's other symptoms are never listed. */
export const memberReasons = z.object({
  shared: z.array(z.string()),
  near: z.array(near),
  onlyMine: z.array(z.string()),
  onlyTheirsCount: z.int(),
})

export type FullReasons = z.output<typeof fullReasons>
export type MemberReasons = z.output<typeof memberReasons>

const nearOf = (explanation: Explanation) =>
  explanation.near.map(({ mine, theirs, common }) => ({ mine, theirs, common }))

export const fullReasonsOf = (explanation: Explanation): FullReasons => ({
  shared: explanation.shared.map(({ term }) => term),
  near: nearOf(explanation),
  onlyMine: [...explanation.onlyMine],
  onlyTheirs: [...explanation.onlyTheirs],
  conflicts: [...explanation.conflicts],
  ruledOut: [...explanation.ruledOut],
})

export const memberReasonsOf = (explanation: Explanation): MemberReasons => ({
  shared: explanation.shared.map(({ term }) => term),
  near: nearOf(explanation),
  onlyMine: [...explanation.onlyMine],
  onlyTheirsCount: explanation.onlyTheirs.length,
})
