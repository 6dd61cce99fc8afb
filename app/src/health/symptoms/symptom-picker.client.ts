/**
 * Answers while somebody types, as a combobox with a list box (WAI-ARIA practices). Without it the form asks the server,
 * and Enter without a choice still does: nothing can be done only here.
 */
type Found = {
  readonly id: string
  readonly label: string
  readonly saidAs?: string
  readonly plain?: string
}

const waitBeforeAsking = 180

const enhance = (form: HTMLFormElement): void => {
  const input = form.querySelector<HTMLInputElement>('input[name="words"]')
  const add = form.dataset.add
  if (!input || !add) return
  const listId = `${input.id}-found`
  const box = document.createElement('div')
  box.className = 'picker'
  input.replaceWith(box)
  const list = document.createElement('ul')
  list.className = 'picker__list'
  list.id = listId
  list.role = 'listbox'
  list.hidden = true
  list.setAttribute('aria-label', form.dataset.count ?? '')
  const told = document.createElement('p')
  told.className = 'visually-hidden'
  told.role = 'status'
  box.append(input, list, told)
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-expanded', 'false'],
    ['aria-controls', listId],
  ] as const)
    input.setAttribute(name, value)

  let found: readonly Found[] = []
  let at = -1
  let timer = 0
  let asking: AbortController | undefined

  const mark = (next: number): void => {
    at = next
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === at))
      if (index === at) option.scrollIntoView({ block: 'nearest' })
    }
    if (at < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `${listId}-${at}`)
  }
  const open = (yes: boolean): void => {
    list.hidden = !yes
    input.setAttribute('aria-expanded', String(yes))
    if (!yes) mark(-1)
  }
  const hidden = (name: string, value: string): void => {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    form.append(field)
  }
  const choose = (index: number): void => {
    const term = found[index]
    if (!term) return
    hidden('hpoId', term.id)
    hidden('presence', 'present')
    form.action = add
    form.submit()
  }
  const show = (terms: readonly Found[]): void => {
    found = terms
    list.replaceChildren(
      ...terms.map((term, index) => {
        const option = document.createElement('li')
        option.className = 'picker__option'
        option.id = `${listId}-${index}`
        option.role = 'option'
        option.textContent = term.label
        const more = term.plain ?? term.saidAs
        if (more) {
          const plain = document.createElement('span')
          plain.className = 'picker__plain'
          plain.textContent = more
          option.append(plain)
        }
        return option
      }),
    )
    open(terms.length > 0)
    told.textContent = (terms.length > 0 ? form.dataset.count : form.dataset.none) ?? ''
  }
  const ask = async (): Promise<void> => {
    asking?.abort()
    const q = input.value.trim()
    if (q.length < 3) return open(false)
    asking = new AbortController()
    const url = `/api/v1/vocabulary/symptoms?${new URLSearchParams({ q, typing: '1', limit: '7' })}`
    try {
      // Public words: asked without the session, and in the language of the page rather than of the last visit.
      const response = await fetch(url, {
        signal: asking.signal,
        credentials: 'omit',
        headers: { 'Accept-Language': document.documentElement.lang },
      })
      if (response.ok) show((await response.json()).found)
    } catch {
      open(false)
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(ask, waitBeforeAsking)
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const last = found.length - 1
    if (event.key === 'Escape' && !list.hidden) open(false)
    else if (event.key === 'ArrowDown' && last >= 0) {
      const next = list.hidden ? 0 : at === last ? -1 : at + 1
      open(true)
      mark(next)
    } else if (event.key === 'ArrowUp' && last >= 0) {
      const next = list.hidden || at < 0 ? last : at - 1
      open(true)
      mark(next)
    } else if (event.key === 'Enter' && at >= 0 && !list.hidden) choose(at)
    else return
    event.preventDefault()
  })
  input.addEventListener('blur', () => open(false))
  // Before the blur that would close the list under the finger.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('li') : null
    if (option) choose([...list.children].indexOf(option))
  })
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-symptom-picker]')) enhance(form)
