/** What a person has said under one code, and how strongly: the smaller rank stays where two become one. */
export type Said = {
  readonly id: number
  readonly code: string
  readonly rank: number
  readonly recordedAt: Date
}

export type Following = {
  /** Wordings that end: the moved ones and those another one now speaks for. */
  readonly ended: readonly number[]
  /** Wordings that are said again under another code. */
  readonly again: readonly { readonly id: number; readonly to: string }[]
  readonly moves: readonly { readonly from: string; readonly to: string }[]
}

/**
 * How one person's sayings follow the codes now in force. Of several that mean one thing now the strongest stays ("present"
 * before "not sure" before "absent"), then the one that had the code already, then the newest. A code nobody knows stays.
 */
export const following = (
  said: readonly Said[],
  current: (code: string) => string | undefined,
): Following => {
  const groups = Map.groupBy(said, ({ code }) => current(code) ?? code)
  const ended: number[] = []
  const again: { id: number; to: string }[] = []
  const moves: { from: string; to: string }[] = []
  for (const [to, group] of groups) {
    const moving = group.filter(({ code }) => code !== to)
    if (moving.length === 0) continue
    const [stays] = [...group].sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(a.code !== to) - Number(b.code !== to) ||
        b.recordedAt.getTime() - a.recordedAt.getTime() ||
        b.id - a.id,
    )
    for (const one of group) if (one !== stays || one.code !== to) ended.push(one.id)
    if (stays !== undefined && stays.code !== to) again.push({ id: stays.id, to })
    for (const { code } of moving) moves.push({ from: code, to })
  }
  return { ended, again, moves }
}
