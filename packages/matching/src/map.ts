import { MatchingError } from './error.ts'

/** Somebody to be drawn around the person a map is for. */
export interface Neighbour {
  readonly id: string
  /** 0..1: the more, the nearer to the middle. */
  readonly score: number
  /** Who belongs together lies on one side, such as people of one diagnosis. */
  readonly group: string
}

/** All in one unit of length, the middle of the map at 0, 0. */
export interface MapShape {
  /** How far from the middle somebody of a score lies, as long as there is room. */
  readonly radiusOf: (score: number) => number
  /** The least and the most distance from the middle. */
  readonly nearest: number
  readonly farthest: number
  /** The distance two people keep. */
  readonly room: number
  /** How far from their own place somebody may be pushed; twice that is the most a new neighbour moves anybody. */
  readonly reach: number
}

export interface Position {
  readonly id: string
  readonly x: number
  readonly y: number
}

interface Body {
  readonly id: string
  readonly homeX: number
  readonly homeY: number
  x: number
  y: number
  pushX: number
  pushY: number
}

/** Of the circle, the part one group spreads over. */
const GROUP_SPREAD = 0.5
/** Sides a group may take, in the order in which it tries them after the one its name asks for: first the opposite. */
const SIDES = 4
const TRIED = [0, 2, 1, 3] as const
/** What a group takes of its own side and of the two beside it. */
const TAKES = [
  [0, 1],
  [1, 0.5],
  [3, 0.5],
] as const
/** Enough for a crowd to come to rest; the same number always, so that the picture is. */
const ROUNDS = 320
/** How strongly everybody is drawn home; it fades, so that in the end room decides. */
const HOMESICK = 0.08

/**
 * Places people around the middle of a map: each has a place of its own, its direction from the group and the id and its
 * distance from the score, and is pushed from there only as far as room demands, never farther than `reach`. Nothing
 * depends on order or chance: the same people make the same picture, and a new neighbour moves nobody by more than
 * twice `reach`, and hardly anybody who is not beside them at all. The exception: a group that outgrows another which
 * wants the same side takes that side.
 *
 * Throws `invalid-option` for a score that is not a number from 0 to 1 and for an id given twice.
 *
 * ```ts
 * placeNeighbours([{ id: 'ana', score: 0.8, group: 'OMIM:607208' }], {
 *   radiusOf: (score) => 100 + 200 * (1 - score),
 *   nearest: 100, farthest: 300, room: 50, reach: 100,
 * }) // [{ id: 'ana', x: …, y: … }], 140 from the middle
 * ```
 */
export function placeNeighbours(people: readonly Neighbour[], shape: MapShape): readonly Position[] {
  const sides = sidesOf(people)
  const bodies = people
    .map((one) => bodyOf(one, { ...shape, side: sides.get(one.group) ?? 0 }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  bodies.forEach(({ id }, at) => {
    if (bodies[at + 1]?.id === id) throw new MatchingError('invalid-option', `${id} is given twice`, id)
  })
  for (let round = 0; round < ROUNDS; round++) {
    pushApart(bodies, shape.room)
    for (const body of bodies) step(body, shape, HOMESICK * (1 - round / ROUNDS) ** 2)
  }
  return bodies.map(({ id, x, y }) => ({ id, x, y }))
}

/**
 * By group, the turn (0..1) its people lie around. The largest chooses first, and what counts is how many groups chose
 * before, not how many people they have: so a newcomer sends nobody away. A group spreads over half of the sides beside
 * its own, which therefore count half.
 */
function sidesOf(people: readonly Neighbour[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const { group } of people) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const bySize = [...sizes].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
  const taken = new Array<number>(SIDES).fill(0)
  return new Map(
    bySize.map(([group]) => {
      const wish = Math.floor(fraction(group) * SIDES)
      const sides = TRIED.map((further) => (wish + further) % SIDES)
      const side = sides.reduce((best, each) => ((taken[each] ?? 0) < (taken[best] ?? 0) ? each : best))
      for (const [further, share] of TAKES) {
        const at = (side + further) % SIDES
        taken[at] = (taken[at] ?? 0) + share
      }
      return [group, side / SIDES] as const
    }),
  )
}

function bodyOf({ id, score }: Neighbour, { radiusOf, side }: MapShape & { readonly side: number }): Body {
  if (!(score >= 0 && score <= 1)) {
    throw new MatchingError(
      'invalid-option',
      `The score of ${id} must be a number from 0 to 1, not ${score}`,
      id,
    )
  }
  const turn = side + GROUP_SPREAD * (fraction(id) - 0.5)
  const radius = radiusOf(score)
  const homeX = radius * Math.cos(2 * Math.PI * turn)
  const homeY = radius * Math.sin(2 * Math.PI * turn)
  return { id, homeX, homeY, x: homeX, y: homeY, pushX: 0, pushY: 0 }
}

/** Every two who are too close push each other by half of what is missing; all at once, so that no order counts. */
function pushApart(bodies: readonly Body[], room: number): void {
  bodies.forEach((one, at) => {
    for (let next = at + 1; next < bodies.length; next++) {
      const other = bodies[next] ?? one
      let dx = other.x - one.x
      let dy = other.y - one.y
      // Most are far apart: no root is drawn for them.
      if (dx * dx + dy * dy >= room * room) continue
      const distance = Math.hypot(dx, dy)
      if (distance < 1e-6) [dx, dy] = [fraction(one.id) - 0.5, fraction(other.id) - 0.5]
      const push = (room - distance) / 2 / Math.max(Math.hypot(dx, dy), 1e-6)
      one.pushX -= dx * push
      one.pushY -= dy * push
      other.pushX += dx * push
      other.pushY += dy * push
    }
  })
}

function step(body: Body, { nearest, farthest, reach }: MapShape, homesick: number): void {
  const x = body.x + 0.6 * body.pushX + homesick * (body.homeX - body.x)
  const y = body.y + 0.6 * body.pushY + homesick * (body.homeY - body.y)
  body.pushX = 0
  body.pushY = 0
  const distance = Math.max(Math.hypot(x, y), 1e-6)
  const scale = Math.min(farthest, Math.max(nearest, distance)) / distance
  const [awayX, awayY] = [x * scale - body.homeX, y * scale - body.homeY]
  const leash = Math.min(1, reach / Math.max(Math.hypot(awayX, awayY), 1e-6))
  body.x = body.homeX + awayX * leash
  body.y = body.homeY + awayY * leash
}

/** A number from 0 to 1 for a text, alike on every machine (FNV-1a, mixed). */
function fraction(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
