/** Drawn by us on a 24 grid, 2 wide, round ends. An icon never speaks: the words beside it do. */
const PATHS = {
  alert: 'M12 4 2.8 20h18.4L12 4Zm0 6v4.5m0 2.7v.1',
  arrow: 'M5 12h13m-5.5-6L18.5 12l-6 6',
  back: 'M15 5.5 8.5 12l6.5 6.5',
  check: 'm5 12.5 4.7 4.700L19.5 7.3',
  clock: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Zm0 4v5l3.3 2',
  cross: 'm6.5 6.5 11 11m0-11-11 11',
  door: 'M13.5 4H6v16h7.500M10.5 12H20m-3.5-3.500L20 12l-3.5 3.5',
  eye: 'M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12ZM12 9.400a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.200Z',
  globe:
    'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Zm-8.2 8.500h16.400M12 3.500c-5 5.5-5 11.5 0 17 5-5.5 5-11.5 0-17Z',
  help: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.6 9.700c.2-3 4.9-2.7 4.7.2-.1 1.7-2.3 1.8-2.3 3.600m0 2.600v.1',
  info: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Zm0 7.500v5m0-8.200v.1',
  unsure: 'M8.7 9c.3-4.3 7-3.9 6.7.3-.2 2.5-3.3 2.6-3.3 5.200m0 3.800v.1',
} as const

export type IconName = keyof typeof PATHS

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg
    class={name === 'arrow' || name === 'back' || name === 'door' ? 'icon icon--directed' : 'icon'}
    viewBox="0 0 24 24"
    width="24"
    height="24"
    aria-hidden="true"
    focusable="false"
  >
    <path
      d={PATHS[name]}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
)
