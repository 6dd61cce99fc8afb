import { placeNeighbours } from '@share4rare/matching'

/** The picture is a square of this side; its middle is the person it is drawn for. */
export const mapSide = 600
export const nodeRadius = 24
const middle = mapSide / 2
const edge = middle - nodeRadius - 6
const nearestRing = 100
const farthestRing = 246
/** Between these two most matches lie; beyond them a difference is not worth a distance. */
const alikeEnough = 0.8
const leastScore = 0.36
/** Two marks and a little air; and how far somebody may be pushed from where they belong. */
const room = 2 * (nodeRadius + 13)
const reach = 110

/** Placing is a fifth of what the page costs, and the same people make the same picture. Ids and scores only. */
const drawn = new Map<string, readonly Placed[]>()
const picturesKept = 500

export type MapPerson = { readonly id: string; readonly score: number; readonly group: string }
export type Placed = { readonly id: string; readonly x: number; readonly y: number }

/** Nearer is more alike, on the same scale for everybody, so that two maps can be compared. */
export const radiusOf = (score: number): number => {
  const share =
    (alikeEnough - Math.min(alikeEnough, Math.max(leastScore, score))) / (alikeEnough - leastScore)
  return nearestRing + share * (farthestRing - nearestRing)
}

const order = (a: MapPerson, b: MapPerson): number => (a.id < b.id ? -1 : 1)

/**
 * Places people around the middle: each at the distance of its likeness, each group on one side, nobody on top of anybody.
 * The same people always make the same picture, and somebody new moves the others little.
 */
export const placePeople = (people: readonly MapPerson[]): readonly Placed[] => {
  const key = JSON.stringify(people.toSorted(order))
  const known = drawn.get(key)
  if (known !== undefined) return known
  const placed = place(people)
  // The oldest goes: a map is asked for again within minutes or not at all.
  for (const oldest of drawn.size < picturesKept ? [] : [...drawn.keys()].slice(0, 1)) drawn.delete(oldest)
  drawn.set(key, placed)
  return placed
}

const place = (people: readonly MapPerson[]): readonly Placed[] =>
  placeNeighbours(people, { radiusOf, nearest: nearestRing, farthest: farthestRing, room, reach }).map(
    ({ id, x, y }) => ({ id, x: onPaper(x), y: onPaper(y) }),
  )

const onPaper = (offset: number): number =>
  Math.round((middle + Math.max(-edge, Math.min(edge, offset))) * 10) / 10
