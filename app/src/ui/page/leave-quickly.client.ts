/** Without this the link works; with it the page also goes from the history, and three Escapes do the same. */
const link = document.querySelector<HTMLAnchorElement>('[data-leave-quickly]')

if (link) {
  const leave = (): void => {
    // Gone from sight before the next page has loaded: a bad network must not keep it on the screen.
    document.documentElement.hidden = true
    location.replace(link.href)
  }

  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave()
  })

  let presses: readonly number[] = []
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    presses = [...presses.filter((at) => event.timeStamp - at < 2000), event.timeStamp]
    if (presses.length >= 3) leave()
  })

  document.documentElement.dataset.leaveKeys = 'on'
}

export {}
