import type { MapGroup, Shape } from './groups.ts'
import { nodeRadius } from './layout.ts'

const corners = (count: number, radius: number, turn: number): string =>
  `M${Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * at) / count + turn
    return `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`
  }).join('L')}Z`

const up = -Math.PI / 2

/** Drawn around 0,0 and of about the same weight for the eye. */
const outlines: Readonly<Record<Exclude<Shape, 'circle'>, string>> = {
  square: corners(4, nodeRadius * 1.2, Math.PI / 4),
  triangle: corners(3, nodeRadius * 1.36, up),
  diamond: corners(4, nodeRadius * 1.22, up),
  hexagon: corners(6, nodeRadius * 1.08, 0),
  pentagon: corners(5, nodeRadius * 1.14, up),
}

const sheet = 'M-17 -22H7L17 -12V22H-17ZM7 -22V-12H17'

/** What stands for one person on the map and in its legend: colour, shape and outline say the same. */
export const Mark = ({ group }: { readonly group: MapGroup }) => {
  switch (group.kind) {
    case 'undiagnosed':
      return <circle class="people-map__mark people-map__mark--undiagnosed" r={nodeRadius - 2} />
    case 'case':
      return <path class="people-map__mark people-map__mark--case" d={sheet} />
    default: {
      const name = `people-map__mark people-map__mark--${group.look}`
      return group.shape === 'circle' ? (
        <circle class={name} r={nodeRadius - 1} />
      ) : (
        <path class={name} d={outlines[group.shape]} />
      )
    }
  }
}
