/** Arrow keys go to the next person in that direction; whoever is looked at on the map is lit in the list. */
const map = document.querySelector<SVGSVGElement>('[data-people-map]')

if (map) {
  const nodes = [...map.querySelectorAll<SVGAElement>('a[data-for]')]
  const place = (node: SVGAElement): readonly [number, number] => {
    const { left, top, width, height } = node.getBoundingClientRect()
    return [left + width / 2, top + height / 2]
  }
  const directions: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
  }
  const nextOf = (from: SVGAElement, [dx, dy]: readonly [number, number]): SVGAElement | undefined => {
    const [x, y] = place(from)
    let best: SVGAElement | undefined
    let least = Number.POSITIVE_INFINITY
    for (const node of nodes) {
      const [toX, toY] = place(node)
      const ahead = (toX - x) * dx + (toY - y) * dy
      const aside = Math.abs((toX - x) * dy) + Math.abs((toY - y) * dx)
      const cost = ahead + 2 * aside
      if (node === from || ahead < 4 || cost >= least) continue
      best = node
      least = cost
    }
    return best
  }
  const light = (node: SVGAElement | undefined): void => {
    for (const lit of document.querySelectorAll('.match--lit')) lit.classList.remove('match--lit')
    if (node) document.getElementById(`match-${node.dataset.for}`)?.classList.add('match--lit')
  }
  const nodeOf = (event: Event): SVGAElement | undefined =>
    nodes.find((node) => event.target instanceof Node && node.contains(event.target))

  map.addEventListener('keydown', (event) => {
    const direction = directions[event.key]
    const from = nodeOf(event)
    if (!direction || !from) return
    event.preventDefault()
    nextOf(from, direction)?.focus()
  })
  for (const kind of ['focusin', 'pointerover']) map.addEventListener(kind, (event) => light(nodeOf(event)))
  for (const kind of ['focusout', 'pointerleave']) map.addEventListener(kind, () => light(undefined))
}

export {}
