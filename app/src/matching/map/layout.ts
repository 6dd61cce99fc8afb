import { forceCollide, forceRadial, forceSimulation, type SimulationNodeDatum } from 'd3-force'

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
const ticks = 240

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

type Node = SimulationNodeDatum & { readonly id: string; readonly radius: number; x: number; y: number }

const order = (a: MapPerson, b: MapPerson): number =>
  a.group < b.group ? -1 : a.group > b.group ? 1 : b.score - a.score || (a.id < b.id ? -1 : 1)

/**
 * Places people around the middle: each at the distance of its likeness, each group side by side, nobody on top of anybody.
 * Beginning places and steps are fixed, so the same people always make the same picture.
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

const place = (people: readonly MapPerson[]): readonly Placed[] => {
  const nodes: Node[] = people.toSorted(order).map(({ id, score }, at) => {
    const angle = (2 * Math.PI * (at + 0.5)) / people.length - Math.PI / 2
    const radius = radiusOf(score)
    return { id, radius, x: radius * Math.cos(angle), y: radius * Math.sin(angle) }
  })
  forceSimulation(nodes)
    .alphaDecay(0)
    .velocityDecay(0.5)
    .force('likeness', forceRadial<Node>((node) => node.radius).strength(0.5))
    .force('room', forceCollide<Node>(nodeRadius + 13).iterations(3))
    .stop()
    .tick(ticks)
  return nodes.map(({ id, x, y }) => ({ id, x: inside(x), y: inside(y) }))
}

const inside = (offset: number): number =>
  Math.round((middle + Math.max(-edge, Math.min(edge, offset))) * 10) / 10
