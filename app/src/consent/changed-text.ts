export type TextChange = { readonly kind: 'added' | 'removed'; readonly words: string }

const paragraphs = (body: string): readonly string[] =>
  body
    .split(/\n+/)
    .map((line) => line.replace(/^(#+|-)\s+/, '').trim())
    .filter((line) => line !== '')

/** What a new version says that the old one did not, and the other way round, paragraph by paragraph, in reading order. */
export const changesBetween = (before: string, after: string): readonly TextChange[] => {
  const old = paragraphs(before)
  const fresh = paragraphs(after)
  const common = old.map(() => fresh.map(() => 0).concat(0)).concat([fresh.map(() => 0).concat(0)])
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const row = common[i]
      if (row !== undefined)
        row[j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const changes: TextChange[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      i += 1
      j += 1
    } else if (i < old.length && (j >= fresh.length || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'removed', words: old[i] ?? '' })
      i += 1
    } else {
      changes.push({ kind: 'added', words: fresh[j] ?? '' })
      j += 1
    }
  }
  return changes
}
