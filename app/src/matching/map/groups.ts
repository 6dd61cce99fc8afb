/** Colour and shape go together, so that neither is needed alone. */
export const groupLooks = [
  { look: 1, shape: 'square' },
  { look: 3, shape: 'triangle' },
  { look: 4, shape: 'diamond' },
  { look: 5, shape: 'hexagon' },
] as const

export type Shape = 'circle' | 'pentagon' | (typeof groupLooks)[number]['shape']

export type MapGroup =
  | { readonly kind: 'disease'; readonly diseaseId: string; readonly look: number; readonly shape: Shape }
  | { readonly kind: 'other-diseases'; readonly look: 6; readonly shape: 'pentagon' }
  | { readonly kind: 'undiagnosed' }
  | { readonly kind: 'case' }

const rest: MapGroup = { kind: 'other-diseases', look: 6, shape: 'pentagon' }

/**
 * A look for each disease of the members on a map: the reader's own first and always the circle, then the most frequent;
 * what is left shares one look.
 */
export const diseaseGroups = (
  mine: readonly string[],
  theirs: readonly (string | undefined)[],
): ((diseaseId: string | undefined) => MapGroup) => {
  const frequency = new Map<string, number>()
  for (const id of theirs) if (id !== undefined) frequency.set(id, (frequency.get(id) ?? 0) + 1)
  const others = [...frequency]
    .filter(([id]) => !mine.includes(id))
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([id]) => id)
  return (diseaseId) => {
    if (diseaseId === undefined) return { kind: 'undiagnosed' }
    if (mine.includes(diseaseId)) return { kind: 'disease', diseaseId, look: 2, shape: 'circle' }
    const looks = groupLooks[others.indexOf(diseaseId)]
    return looks === undefined ? rest : { kind: 'disease', diseaseId, ...looks }
  }
}
