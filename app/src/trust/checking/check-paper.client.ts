/** Keys for who decides many papers a day: digits choose a decision, A ticks what was checked. Never while writing. */
const form = document.querySelector<HTMLFormElement>('form.check-form')

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('textarea, input:not([type=radio]):not([type=checkbox]), select')

document.addEventListener('keydown', (event) => {
  if (form === null || isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'a' || event.key === 'A') {
    for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.checked = true
    return
  }
  const choice = form.querySelectorAll<HTMLInputElement>('input[name=verdict]')[Number(event.key) - 1]
  if (choice === undefined) return
  choice.checked = true
  choice.focus()
})

// A module, so that its names are its own.
export {}
