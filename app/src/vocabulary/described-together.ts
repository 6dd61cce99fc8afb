import type { AnnotationRow } from './vocabulary.sql.ts'

/** Where the literature gives no frequency: most such symptoms are neither rare nor the rule. */
const unknownShare = 0.3

/**
 * What else is described in the diseases that have these symptoms. A disease counts by how much of what was
 * asked it shows and how little else; a symptom by how often it is seen there.
 */
export function describedTogether(
  rows: readonly AnnotationRow[],
  ancestorsOf: (id: string) => ReadonlySet<string>,
): (present: readonly string[], limit: number) => readonly string[] {
  const rowsWith = new Map<string, AnnotationRow[]>()
  for (const row of rows) {
    row.terms.forEach((term, at) => {
      if (row.absent[at] === true) return
      const list = rowsWith.get(term)
      if (list === undefined) rowsWith.set(term, [row])
      else list.push(row)
    })
  }
  return (present, limit) => {
    const shown = new Map<AnnotationRow, number>()
    for (const term of new Set(present)) {
      for (const row of rowsWith.get(term) ?? []) shown.set(row, (shown.get(row) ?? 0) + 1)
    }
    // What is broader than something already said would be asking again.
    const said = new Set(present.flatMap((term) => [...ancestorsOf(term)]))
    const worth = new Map<string, number>()
    for (const [row, count] of shown) {
      const weight = (count * count) / (row.terms.length + 5)
      row.terms.forEach((term, at) => {
        if (row.absent[at] === true || said.has(term)) return
        worth.set(term, (worth.get(term) ?? 0) + weight * (row.shares[at] ?? unknownShare))
      })
    }
    return [...worth]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, limit)
      .map(([term]) => term)
  }
}
