import type { MapGroup } from './groups.ts'
import { mapSide, nodeRadius } from './layout.ts'

/** Sizes in units of the picture; like-me.css says the same of the letters. */
const nameSize = 15
const youSize = 18
const youSizeOnPhone = 26
const youRadius = 36
const air = 3
const middle = mapSide / 2

type Box = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export type LabelledMark = {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly score: number
  readonly group: MapGroup
  /** Nothing where the mark has no name on the picture. */
  readonly name: string | undefined
}

/** Centre and baseline of a name, and the room kept for it. */
type Label = { readonly x: number; readonly y: number; readonly box: Box }

type Labels = {
  readonly you: (Label & { readonly onPhone: boolean }) | undefined
  readonly names: ReadonlyMap<string, Label>
}

/** Widest of each kind in our typeface, in shares of the size; bold is a little wider. */
const narrow = /[fijlrtIțî1_.,'’|!:;()\-\s]/u
const wide = /[mwMWÆæ@%…]/u
const tall = /[\p{Lu}\p{N}]/u
const latin = /\p{Script=Latin}/u
const bold = 1.07

const widthOfLetter = (letter: string): number => {
  if (narrow.test(letter)) return 0.4
  if (wide.test(letter)) return 0.86
  if (tall.test(letter)) return 0.72
  return latin.test(letter) ? 0.59 : 1
}

/** Rather too wide than too narrow: a picture made on a server cannot measure letters. */
const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + widthOfLetter(letter), 0) * size

/** How far a mark reaches from its middle, outline included. */
export const reachOf = (group: MapGroup): number =>
  'shape' in group && group.shape === 'triangle' ? nodeRadius * 1.36 + 2 : nodeRadius * 1.2 + 3

const boxAt = (x: number, y: number, width: number, size: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - 0.84 * size,
  bottom: y + 0.28 * size,
})

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const withAir = ({ left, right, top, bottom }: Box): Box => ({
  left: left - air,
  right: right + air,
  top: top - air,
  bottom: bottom + air,
})

const isInside = ({ left, right, top, bottom }: Box): boolean =>
  left >= 0 && top >= 0 && right <= mapSide && bottom <= mapSide

type Disc = { readonly x: number; readonly y: number; readonly reach: number }

export const touches = (box: Box, { x, y, reach }: Disc): boolean =>
  Math.hypot(x - Math.max(box.left, Math.min(x, box.right)), y - Math.max(box.top, Math.min(y, box.bottom))) <
  reach

/** Where a name may stand beside its mark, the usual place first. */
const placesAround = (
  { x, y, reach }: Disc,
  width: number,
  size: number,
): readonly (readonly [number, number])[] => {
  // Away from the middle first: there is more room, and no thread runs through.
  const outwards = x < middle ? -1 : 1
  const below = y + reach + size
  const above = y - reach - 0.4 * size
  const beside = reach + air + width / 2
  const level = y + 0.28 * size
  return [
    [x, below],
    [x, above],
    [x + outwards * beside, level],
    [x - outwards * beside, level],
    ...[outwards, -outwards].flatMap((side): (readonly [number, number])[] => [
      [x + side * (width / 2), below],
      [x + side * (width / 2), above],
      [x + side * (beside - 6), level + 18],
      [x + side * (beside - 6), level - 18],
    ]),
  ]
}

const place = (
  own: Disc,
  { text, size, weight = 1 }: { readonly text: string; readonly size: number; readonly weight?: number },
  isFree: (box: Box) => boolean,
): Label | undefined => {
  const width = weight * widthOf(text, size)
  return placesAround(own, width, size)
    .map(([x, y]) => ({ x, y, box: boxAt(x, y, width, size) }))
    .find(({ box }) => isInside(box) && isFree(withAir(box)))
}

const round = <T extends Label>(label: T): T => ({
  ...label,
  x: Math.round(label.x * 10) / 10,
  y: Math.round(label.y * 10) / 10,
})

/**
 * Names that touch neither each other nor any mark. The middle's comes first, in the size it has on a phone where that
 * fits, then the most alike; where no place is free the mark's number stands alone, and the list says whose it is.
 */
export const placeLabels = (marks: readonly LabelledMark[], you: string): Labels => {
  const discs: readonly Disc[] = [
    { x: middle, y: middle, reach: youRadius },
    ...marks.map(({ x, y, group }) => ({ x, y, reach: reachOf(group) })),
  ]
  const taken: Box[] = []
  const isFree = (box: Box): boolean =>
    !discs.some((disc) => touches(box, disc)) && !taken.some((other) => overlap(box, other))
  const centre: Disc = { x: middle, y: middle, reach: youRadius + air }
  const large = place(centre, { text: you, size: youSizeOnPhone, weight: bold }, isFree)
  const mine = large ?? place(centre, { text: you, size: youSize, weight: bold }, isFree)
  if (mine !== undefined) taken.push(mine.box)
  const names = new Map<string, Label>()
  const inOrder = marks.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  for (const { id, x, y, group, name } of inOrder) {
    if (name === undefined) continue
    const label = place({ x, y, reach: reachOf(group) + air }, { text: name, size: nameSize }, isFree)
    if (label === undefined) continue
    taken.push(label.box)
    names.set(id, round(label))
  }
  return { you: mine && round({ ...mine, onPhone: large !== undefined }), names }
}
